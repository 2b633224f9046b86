using BenchmarkDotNet.Attributes;

namespace AiTrader.Benchmarks.Chat;

/// <summary>
/// The chat path apart from the model, in memory. Times are for one tool call, its share of prompt, session and ledger
/// included.
/// </summary>
[MemoryDiagnoser]
public class ChatBenchmark
{
    private const int Calls = 500;

    [Params(1, 5)]
    public int CallsAReply { get; set; }

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> Tool_call() => new TalkingAccount(CallsAReply).RunAsync();
}
