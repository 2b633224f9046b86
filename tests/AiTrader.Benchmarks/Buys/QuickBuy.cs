using System.Diagnostics;
using AiTrader.Benchmarks.Quick;

namespace AiTrader.Benchmarks.Buys;

/// <summary>A buy in memory: how long, how many bytes, and whether either grows with the number of entries.</summary>
internal sealed class QuickBuy : IQuickBenchmark
{
    // As many rounds as the compiler's last tier may take on a busy machine are not counted.
    private const int WarmUpRounds = 300;
    private const int Rounds = 400;
    private const int Batch = 100;

    // Beyond this many entries a batch more is no other size.
    private const int Large = 100_000;

    private static readonly int[] Sizes = [10, 1_000, Large, 1_000_000];

    public string Name => "buy";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        var accounts = await Task.WhenAll(Sizes.Select(BuyingAccount.WithEntriesAsync));
        await MeasureAsync(accounts, WarmUpRounds);
        GC.Collect();
        var (microseconds, bytes) = await MeasureAsync(accounts, Rounds);

        double[] medians = [.. microseconds.Select(samples => samples.Median)];
        return
        [
            .. Sizes.Select(
                (size, i) =>
                    QuickResult.AtMost(
                        $"buy in memory after {size:N0} entries",
                        medians[i],
                        5,
                        "us",
                        $"{medians[i] / medians[0]:0.00} of that after {Sizes[0]}"
                    )
            ),
            QuickResult.AtMost(
                "buy in memory: growth of its time",
                medians.Max() / medians[0],
                1.2,
                "x",
                $"slowest of these / after {Sizes[0]}"
            ),
            QuickResult.AtMost("buy in memory: allocation", bytes.Max(samples => samples.Median), 2048, "bytes"),
        ];
    }

    // In turns, so that whatever else the machine does falls on all sizes.
    private static async Task<(Samples[] Microseconds, Samples[] Bytes)> MeasureAsync(
        BuyingAccount[] accounts,
        int rounds
    )
    {
        var microseconds = Array.ConvertAll(Sizes, _ => new Samples());
        var bytes = Array.ConvertAll(Sizes, _ => new Samples());
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < Sizes.Length; i++)
            {
                var account = Sizes[i] < Large ? await BuyingAccount.WithEntriesAsync(Sizes[i]) : accounts[i];

                // A small account is in the cache, for it was just made; a large one was last used a round ago.
                await account.BuyAsync(Sizes[i] < Large ? 0 : Batch);
                await MeasureAsync(account, microseconds[i], bytes[i]);
            }
        }

        return (microseconds, bytes);
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
