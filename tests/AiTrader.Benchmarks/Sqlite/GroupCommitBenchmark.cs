using BenchmarkDotNet.Attributes;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// Trades on disk of several signatures at once, which share their flushes. Times are for one trade of each signature.
/// </summary>
[MemoryDiagnoser]
public class GroupCommitBenchmark
{
    private DiskFolder _folder = null!;
    private ManySignatures _signatures = null!;

    [Params(1, 16, 64, 256)]
    public int Signatures { get; set; }

    [GlobalSetup]
    public async Task Prepare()
    {
        _folder = new DiskFolder();
        _signatures = await ManySignatures.OpenAsync(_folder.NewFile(), Signatures);
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await _signatures.DisposeAsync();
        _folder.Dispose();
    }

    [Benchmark]
    public Task Trade_at_once() => _signatures.TradeAsync(Signatures, tradesEach: 1);
}
