using BenchmarkDotNet.Attributes;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// A trade on disk, one at a time, and the hand-written transaction that is its floor. Times are for one trade.
/// </summary>
[MemoryDiagnoser]
public class SqliteBenchmark
{
    private const int Batch = 20;
    private const int Entries = 100_000;
    private const int Invocations = 2_000;

    private DiskFolder _folder = null!;
    private LedgerFile _ledger = null!;
    private BareFile _bare = null!;

    [GlobalSetup]
    public async Task Prepare()
    {
        _folder = new DiskFolder();
        var record = await TradeRecord.MakeAsync(TradeRecord.ContextOf("alice"), Entries + (Batch * Invocations));
        _ledger = await LedgerFile.WithEntriesAsync(_folder.NewFile(), record.Take(Entries), [.. record.Skip(Entries)]);
        _bare = await BareFile.WithEntriesAsync(_folder.NewFile(), Entries, record);
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await _ledger.DisposeAsync();
        await _bare.DisposeAsync();
        _folder.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public void Bare_transaction() => _bare.Append(Batch);

    [Benchmark(OperationsPerInvoke = Batch)]
    public Task Append() => _ledger.AppendAsync(Batch);
}
