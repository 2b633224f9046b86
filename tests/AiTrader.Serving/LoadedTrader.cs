using System.Collections.Concurrent;

namespace AiTrader.Serving;

/// <summary>A trader of the load, and what the service has acknowledged and shown of it.</summary>
/// <param name="signature">The signature.</param>
/// <param name="modelId">The model.</param>
/// <param name="cash">Its initial cash, which no other trader has, so that a foreign answer shows.</param>
public sealed class LoadedTrader(string signature, string modelId, decimal cash)
{
    /// <summary>The signature.</summary>
    public string Signature => signature;

    /// <summary>The model.</summary>
    public string ModelId => modelId;

    /// <summary>The initial cash.</summary>
    public decimal Cash => cash;

    /// <summary>How many sessions were acknowledged: the first days of the market.</summary>
    public int Acknowledged { get; set; }

    /// <summary>When the last one was asked for, as a timestamp; zero for none.</summary>
    public long AskedAt { get; set; }

    /// <summary>Whether the last one that was acknowledged was shown as completed.</summary>
    public bool IsCompleted { get; set; } = true;

    /// <summary>The cash that the service has shown.</summary>
    public ConcurrentDictionary<decimal, bool> ShownCash { get; } = new();

    /// <summary>Where the service has it.</summary>
    public string Address => $"v1/traders/{signature}";
}
