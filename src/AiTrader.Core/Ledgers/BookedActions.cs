using System.Collections.Immutable;
using AiTrader.Prices;

namespace AiTrader.Stores;

/// <summary>
/// Up to which stamp the splits and dividends of an account are booked. It never goes back, not even when a session is
/// withdrawn: what it bought was bought in the units of its own time.
/// </summary>
internal sealed record BookedActions
{
    private BookedActions(TradingTime through, bool isOver, ImmutableHashSet<CorporateAction> actions)
    {
        Through = through;
        IsOver = isOver;
        Actions = actions;
    }

    /// <summary>Nothing yet; the stamp is that of no time.</summary>
    public static BookedActions None { get; } = new(default, false, []);

    /// <summary>The latest stamp of any entry: all that came before it is booked.</summary>
    public TradingTime Through { get; }

    /// <summary>Whether all of that stamp is booked too: a session acted at it, or its bar did something to an
    /// order.</summary>
    public bool IsOver { get; }

    /// <summary>What is booked of that stamp, where it is not over.</summary>
    public ImmutableHashSet<CorporateAction> Actions { get; }

    /// <summary>The same after one more entry.</summary>
    public BookedActions After(LedgerEntry entry)
    {
        var time = entry.Context.Time;
        if (time < Through || (time == Through && IsOver))
        {
            return this;
        }

        if (!entry.IsEvent || IsOfOrder(entry))
        {
            return new(time, isOver: true, []);
        }

        var before = time == Through ? Actions : [];
        return entry switch
        {
            LedgerEntry.Split split => new(time, isOver: false, before.Add(split.Action)),
            LedgerEntry.DividendDue due => new(time, isOver: false, before.Add(due.Action)),
            _ => time == Through ? this : new(time, isOver: false, []),
        };
    }

    // What a bar does to an order comes after all splits and dividends of its stamp: who buys at the open of an ex date
    // is owed nothing.
    private static bool IsOfOrder(LedgerEntry entry) =>
        entry
            is LedgerEntry.Filled
                or LedgerEntry.Triggered
                or LedgerEntry.Expired
                or LedgerEntry.Cancelled { Reason: not CancelReasons.Split };

    /// <summary>Whether the other is of the same stamp and has the same actions.</summary>
    public bool Equals(BookedActions? other) =>
        other is not null && Through == other.Through && IsOver == other.IsOver && Actions.SetEquals(other.Actions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Through, IsOver, Actions.Count);
}
