using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Judges what bars did to orders that rest: it is settled again, on the recorded account, and the recorded events must
/// be exactly those. At the end of a ledger events can be missing, because its run may continue; before a session none
/// can. An order with a defect is not settled further, so that a defect is named once.
/// </summary>
/// <param name="market">The market.</param>
/// <param name="entries">All entries of the ledger, in order.</param>
internal sealed class SettlementJudgment(AuditedMarket market, IReadOnlyList<LedgerEntry> entries)
{
    private readonly HashSet<long> _disputed = [];

    // The recorded events up to the next other entry.
    private readonly HashSet<ClientOrderId> _recorded = [];
    private OrderSettlement? _settlement;
    private TradingTime? _until;
    private LedgerEntry? _next;
    private bool _isAbandoned;

    /// <summary>What is wrong with an event.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="account">The account before it.</param>
    /// <param name="conditions">The conditions of the account.</param>
    public IEnumerable<(string Code, string Message)> OfEvent(
        LedgerEntry entry,
        Account account,
        AuditedConditions conditions
    )
    {
        if (account.ModelId is null)
        {
            // Whose account it is, its owner has to say first.
            yield break;
        }

        if (_settlement is null)
        {
            Begin(entry, account, conditions);
        }

        _recorded.Remove(entry.Id);
        var number = EventOrder.NumberOf(entry);
        if (_isAbandoned || (number is { } disputed && _disputed.Contains(disputed)))
        {
            yield break;
        }

        var comparison = new EntryComparison(market, conditions);
        var resting = number is { } open ? account.OpenOrders.Find(open) : null;
        while (Peek(account) is { } expected)
        {
            if (expected.Id != entry.Id && _recorded.Contains(expected.Id))
            {
                break;
            }

            _next = null;
            if (comparison.AreSame(entry, expected, resting))
            {
                yield break;
            }

            if (IsSameSubject(entry, expected))
            {
                Dispute(expected);
                yield return (
                    AuditCodes.EventDiffers,
                    $"Of {EntryText.SubjectOf(entry)} is recorded {EntryText.Of(entry)}; by the bars it is "
                        + $"{EntryText.Of(expected)}."
                );
                yield break;
            }

            yield return MissingOf(expected);
            if (IsAbandonedAfter(expected))
            {
                yield break;
            }
        }

        Dispute(entry);
        yield return (
            AuditCodes.EventUnfounded,
            $"Of {EntryText.SubjectOf(entry)} is recorded {EntryText.Of(entry)}; by the bars it does not happen"
                + (
                    _next is null
                        ? "."
                        : $", and what happens next is {EntryText.Of(_next)}, of " + $"{EntryText.SubjectOf(_next)}."
                )
        );
    }

    /// <summary>Which events are missing before an act of a session, or its end.</summary>
    /// <param name="act">The entry.</param>
    /// <param name="account">The account before it.</param>
    /// <param name="conditions">The conditions of the account.</param>
    public IEnumerable<(string Code, string Message)> BeforeAct(
        LedgerEntry act,
        Account account,
        AuditedConditions conditions
    )
    {
        var time = act.Context.Time;
        if (!IsOfOwner(act) && !IsSettled(act, account) && !_isAbandoned && Concerns(account))
        {
            if (_settlement is null || _until != time)
            {
                Begin(time, account, conditions);
            }

            while (Peek(account) is { } expected)
            {
                _next = null;
                yield return MissingOf(expected);
                if (IsAbandonedAfter(expected))
                {
                    break;
                }
            }
        }

        (_settlement, _next, _isAbandoned) = (null, null, false);
        _recorded.Clear();
    }

    private static bool Concerns(Account account) => account is { OpenOrders.Count: > 0, ModelId: not null };

    // What an owner does is no session, and settles nothing.
    private static bool IsOfOwner(LedgerEntry entry) =>
        entry is LedgerEntry.ModelChanged or LedgerEntry.SessionWithdrawn;

    // An act of the session was recorded after all that.
    private static bool IsSettled(LedgerEntry act, Account account) =>
        account.Time == act.Context.Time && account.IsSessionBegun;

    private static bool IsSameSubject(LedgerEntry recorded, LedgerEntry expected) =>
        recorded.Id == expected.Id
        || (EventOrder.NumberOf(expected) is { } number && EventOrder.NumberOf(recorded) == number);

    private static (string Code, string Message) MissingOf(LedgerEntry expected) =>
        (
            AuditCodes.EventMissing,
            $"Before it, {EntryText.Of(expected)} is missing, of {EntryText.SubjectOf(expected)}."
        );

    // The next event by the bars, of an order without a defect.
    private LedgerEntry? Peek(Account account)
    {
        while (
            (_next ??= _settlement?.Next(account)) is { } found
            && EventOrder.NumberOf(found) is { } number
            && _disputed.Contains(number)
        )
        {
            _next = null;
        }

        return _next;
    }

    // What a date does to a holding comes before all else of its bar, which cannot be told without it.
    private bool IsAbandonedAfter(LedgerEntry missing)
    {
        Dispute(missing);
        return _isAbandoned =
            EventOrder.NumberOf(missing) is null || missing is LedgerEntry.Cancelled { Reason: CancelReasons.Split };
    }

    private void Dispute(LedgerEntry entry)
    {
        if (EventOrder.NumberOf(entry) is { } number)
        {
            _disputed.Add(number);
        }
    }

    private void Begin(LedgerEntry entry, Account account, AuditedConditions conditions)
    {
        int index = (int)entry.Sequence - 1;
        int end = index;
        while (end < entries.Count && entries[end].IsEvent)
        {
            _recorded.Add(entries[end++].Id);
        }

        // Until the session that comes next; if there is none, until the last bar.
        var next = entries
            .Skip(end)
            .TakeWhile(other => other is not LedgerEntry.SessionWithdrawn)
            .FirstOrDefault(other => !other.IsEvent && !IsOfOwner(other) && !IsSettled(other, account));
        Begin(next is not null && market.IsOfResolution(next) ? next.Context.Time : null, account, conditions);
    }

    private void Begin(TradingTime? session, Account account, AuditedConditions conditions)
    {
        (_until, _next) = (session, null);
        var (time, until) = session is { } known
            ? (known, SettleUntil.Session)
            : (market.Series.Times[^1], SettleUntil.BarEnd);
        _settlement = new OrderSettlement(
            new TradingContext(account.Signature, account.ModelId!, time),
            account,
            conditions.Models,
            market.Prices,
            until
        );
    }
}
