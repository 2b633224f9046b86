using System.Collections.Concurrent;
using System.Text.Json;

namespace AiTrader.Serving;

/// <summary>What the users of a load find. Thread-safe.</summary>
public sealed class Findings
{
    private readonly ConcurrentQueue<string> _unexpected = new();
    private readonly ConcurrentQueue<string> _foreign = new();
    private int _tries;

    /// <summary>How long reads took.</summary>
    public Latencies Reads { get; } = new();

    /// <summary>How long posts took.</summary>
    public Latencies Posts { get; } = new();

    /// <summary>How many signatures of others were tried.</summary>
    public int Tries => _tries;

    /// <summary>Answers that were not the expected ones.</summary>
    public IReadOnlyCollection<string> Unexpected => _unexpected;

    /// <summary>Answers with what belongs to another user.</summary>
    public IReadOnlyCollection<string> Foreign => _foreign;

    /// <summary>Notes an answer that is not the expected one.</summary>
    public void Require(bool isExpected, string what)
    {
        if (!isExpected)
        {
            _unexpected.Enqueue(what);
        }
    }

    /// <summary>Notes an answer about another trader.</summary>
    public void RequireOwn(LoadedTrader trader, string? shown, JsonElement body)
    {
        if (shown != trader.Signature)
        {
            _foreign.Enqueue($"{trader.Signature} was shown {body}");
        }
    }

    /// <summary>Counts a try of another user's signature.</summary>
    public void CountForeign(bool isRefused, string what)
    {
        Interlocked.Increment(ref _tries);
        if (!isRefused)
        {
            _foreign.Enqueue(what);
        }
    }
}
