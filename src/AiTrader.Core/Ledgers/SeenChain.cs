using System.Diagnostics;

namespace AiTrader.Stores;

/// <summary>A ledger as a process last saw it, and when. Each look makes another one.</summary>
/// <param name="chain">The ledger.</param>
/// <param name="at">When the store had it for certain, as a timestamp of <see cref="Stopwatch"/>.</param>
internal sealed class SeenChain(LedgerChain chain, long at)
{
    /// <summary>The ledger.</summary>
    public LedgerChain Chain => chain;

    /// <summary>When the store had it for certain, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long At => at;

    /// <summary>The account, if the store had it at most that long ago; otherwise null.</summary>
    public Account? FindAccount(TimeSpan maximumAge) =>
        Stopwatch.GetElapsedTime(at) <= maximumAge ? chain.Account : null;
}
