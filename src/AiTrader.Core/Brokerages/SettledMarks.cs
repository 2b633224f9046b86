using System.Collections.Concurrent;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// Which account was settled last of each signature, and until when, so that a session's acts do not look at the same
/// bars again. Thread-safe.
/// </summary>
internal sealed class SettledMarks
{
    private readonly ConcurrentDictionary<Signature, Mark> _marks = new();

    /// <summary>Whether this very account was settled until then.</summary>
    public bool Has(TradingContext context, Account account, SettleUntil until) =>
        _marks.TryGetValue(account.Signature, out var mark)
        && ReferenceEquals(mark.Account, account)
        && mark.Time == context.Time
        && mark.Until == until;

    /// <summary>Marks an account that was settled.</summary>
    public void Set(TradingContext context, Account account, SettleUntil until) =>
        _marks[account.Signature] = new Mark(account, context.Time, until);

    private sealed record Mark(Account Account, TradingTime Time, SettleUntil Until);
}
