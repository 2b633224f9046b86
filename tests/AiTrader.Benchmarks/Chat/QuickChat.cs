using System.Diagnostics;
using AiTrader.Benchmarks.Quick;

namespace AiTrader.Benchmarks.Chat;

/// <summary>
/// What a tool call costs apart from the model, in memory: its share of the prompt, the session, the journal and the
/// ledger included.
/// </summary>
internal sealed class QuickChat : IQuickBenchmark
{
    private const int WarmUpRounds = 200;
    private const int Rounds = 200;

    private static readonly int[] CallsAReply = [1, 5];

    public string Name => "chat";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        await MeasureAsync(WarmUpRounds);
        GC.Collect();
        var (microseconds, bytes) = await MeasureAsync(Rounds);
        return
        [
            QuickResult.AtMost("tool call through the chat path, one call a reply", microseconds[0].Median, 60, "us"),
            QuickResult.AtMost("tool call through the chat path, five calls a reply", microseconds[1].Median, 60, "us"),
            QuickResult.AtMost(
                "tool call through the chat path: allocation, one call a reply",
                bytes[0].Median,
                16_384,
                "bytes"
            ),
        ];
    }

    // In turns, so that whatever else the machine does falls on both.
    private static async Task<(Samples[] Microseconds, Samples[] Bytes)> MeasureAsync(int rounds)
    {
        var (microseconds, bytes) = (
            Array.ConvertAll(CallsAReply, _ => new Samples()),
            Array.ConvertAll(CallsAReply, _ => new Samples())
        );
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < CallsAReply.Length; i++)
            {
                var account = new TalkingAccount(CallsAReply[i]);
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                long started = Stopwatch.GetTimestamp();
                int calls = await account.RunAsync();
                microseconds[i].Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / calls);
                bytes[i].Add((GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)calls);
            }
        }

        return (microseconds, bytes);
    }
}
