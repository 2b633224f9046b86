using AiTrader.Stores;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>Tests with one real server, which is empty when each of them begins.</summary>
[Category(TestCategory.Redis)]
public abstract class RedisFixture
{
    /// <summary>The server.</summary>
    protected RedisServer Server { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartServer() => Server = await RedisServer.StartAsync();

    [OneTimeTearDown]
    public void EndServer() => Server?.Dispose();

    [SetUp]
    public Task ClearServer() => Server.ClearAsync();

    /// <summary>Opens the store, as a process does that has seen none of them.</summary>
    protected RedisStore Connect() => new(Server.Address, TimeProvider.System);
}
