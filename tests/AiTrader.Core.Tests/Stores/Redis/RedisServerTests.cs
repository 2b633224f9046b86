using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>That the tests' server does what the tests with it rely on.</summary>
[Category(TestCategory.Redis)]
public sealed class RedisServerTests
{
    [Test]
    public async Task A_durable_server_that_was_killed_has_what_it_acknowledged_when_it_is_started_again()
    {
        using var server = await RedisServer.StartDurableAsync();
        await using (var before = await ConnectionMultiplexer.ConnectAsync(server.Address))
        {
            await before.GetDatabase().StringSetAsync("acknowledged", "yes");
        }

        await server.KillAsync();
        await server.StartAgainAsync();

        await using var after = await ConnectionMultiplexer.ConnectAsync(server.Address);
        Assert.That((string?)await after.GetDatabase().StringGetAsync("acknowledged"), Is.EqualTo("yes"));
    }

    [Test]
    public async Task A_paused_server_answers_nothing_until_it_goes_on()
    {
        using var server = await RedisServer.StartAsync();
        await using var impatient = await ConnectionMultiplexer.ConnectAsync($"{server.Address},asyncTimeout=300");
        await using var patient = await ConnectionMultiplexer.ConnectAsync(server.Address);

        server.Pause();
        Assert.That(async () => await impatient.GetDatabase().PingAsync(), Throws.TypeOf<RedisTimeoutException>());

        server.Resume();
        Assert.That(async () => await patient.GetDatabase().PingAsync(), Throws.Nothing);
    }
}
