using System.Diagnostics;
using AiTrader.Benchmarks.Quick;

namespace AiTrader.Benchmarks.Buys;

/// <summary>A buy in memory: how long, how many bytes, and whether either grows with the number of entries.</summary>
internal sealed class QuickBuy : IQuickBenchmark
{
    private const int Rounds = 400;
    private const int Batch = 100;

    // Beyond this many entries a batch more is no other size.
    private const int Large = 100_000;

    private static readonly int[] Sizes = [10, 1_000, Large, 1_000_000];

    public string Name => "buy";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        await (await BuyingAccount.WithEntriesAsync(Large)).BuyAsync(Large);
        var accounts = await Task.WhenAll(Sizes.Select(BuyingAccount.WithEntriesAsync));
        var microseconds = Array.ConvertAll(Sizes, _ => new Samples());
        var bytes = Array.ConvertAll(Sizes, _ => new Samples());
        GC.Collect();
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < Sizes.Length; i++)
            {
                var account = Sizes[i] < Large ? await BuyingAccount.WithEntriesAsync(Sizes[i]) : accounts[i];
                await MeasureAsync(account, microseconds[i], bytes[i]);
            }
        }

        double[] medians = [.. microseconds.Select(samples => samples.Median)];
        return
        [
            .. Sizes.Select((size, i) => QuickResult.AtMost($"buy in memory after {size:N0} entries", medians[i], 5, "us", $"{medians[i] / medians[0]:0.00} of that after {Sizes[0]}")),
            QuickResult.AtMost("buy in memory: growth of its time", medians.Max() / medians[0], 1.2, "x", $"slowest of these / after {Sizes[0]}"),
            QuickResult.AtMost("buy in memory: allocation", bytes.Max(samples => samples.Median), 2048, "bytes"),
        ];
    }

    private static async Task MeasureAsync(BuyingAccount account, Samples microseconds, Samples bytes)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        await account.BuyAsync(Batch);
        microseconds.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / Batch);
        bytes.Add((GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)Batch);
    }
}
