using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Ledgers.Redis;

[Category(TestCategory.Redis)]
public sealed class RedisLedgerTests : LedgerContract
{
    private RedisServer _server = null!;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await RedisServer.StartAsync();

    [OneTimeTearDown]
    public void EndServer() => _server?.Dispose();

    protected override async Task<ILedgerStore> CreateAsync()
    {
        await _server.ClearAsync();
        return RedisLedgerStore.Connect(_server.Address);
    }
}
