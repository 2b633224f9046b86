using AiTrader.Handoffs;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Handoffs;

[Category(TestCategory.Redis)]
public sealed class RedisHandoffTests : HandoffContract
{
    private RedisServer _server = null!;
    private ConnectionMultiplexer _connection = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await RedisServer.StartAsync();
        _connection = await ConnectionMultiplexer.ConnectAsync(_server.Address);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _connection?.Dispose();
        _server?.Dispose();
    }

    [Test]
    public async Task Keys_are_the_model_s_own_and_Redis_forgets_them_in_time()
    {
        var ticket = new RedisHandoff(_connection, Clock) { Lifetime = TimeSpan.FromSeconds(90) }.Offer(
            Contexts.Alice("2025-10-01")
        );

        string key = $"aitrader:handoff:test/model:{ticket.ToString().Split('.')[^1]}";
        Assert.That(
            await _connection.GetDatabase().KeyTimeToLiveAsync(key),
            Is.InRange(TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(90))
        );
    }

    [Test]
    public async Task A_server_that_cannot_be_reached_is_an_outage_and_no_refusal()
    {
        using var server = await RedisServer.StartAsync();
        using var connection = await ConnectionMultiplexer.ConnectAsync(
            $"{server.Address},connectTimeout=1000,syncTimeout=1500,asyncTimeout=3000"
        );
        var handoff = new RedisHandoff(connection, Clock);
        var ticket = await handoff.OfferAsync(Contexts.Alice("2025-10-01"), default);
        await server.KillAsync();

        Assert.That(() => handoff.Claim(ticket), Throws.InstanceOf<RedisException>().Or.InstanceOf<TimeoutException>());
        Assert.That(
            async () => await handoff.OfferAsync(Contexts.Alice("2025-10-01"), default),
            Throws.InstanceOf<RedisException>().Or.InstanceOf<TimeoutException>()
        );
    }

    protected override IContextHandoff Open(TimeSpan? lifetime = null) =>
        lifetime is { } given
            ? new RedisHandoff(_connection, Clock) { Lifetime = given }
            : new RedisHandoff(_connection, Clock);
}
