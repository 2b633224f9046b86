using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Journals;

[Category(TestCategory.Redis)]
public sealed class RedisFaultLogTests : FaultLogContract
{
    private RedisServer _server = null!;
    private RedisLedgerStore _ledger = null!;
    private IFaultStore _faults = null!;

    protected override IFaultStore Faults => _faults;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await RedisServer.StartAsync();

    [OneTimeTearDown]
    public void EndServer() => _server?.Dispose();

    [SetUp]
    public async Task Open()
    {
        await _server.ClearAsync();
        _ledger = RedisLedgerStore.Connect(_server.Address);
        _faults = new RedisFaultStore(_ledger, Clock);
    }

    [TearDown]
    public void Close() => _ledger.Dispose();

    [Test]
    public async Task What_was_recorded_is_there_for_another_process()
    {
        var context = Contexts.Alice("2025-10-06");
        await Faults.AppendAsync(context, new IOException("Down."), default);

        await using var other = RedisLedgerStore.Connect(_server.Address);

        Assert.That(
            await new RedisFaultStore(other, Clock).ReadAsync(context.Signature, default),
            Has.Count.EqualTo(1)
        );
    }
}
