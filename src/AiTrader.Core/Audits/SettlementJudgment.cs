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
    private readonly HashSet<EventSubject> _recorded = [];
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
        var subject = EventSubject.Of(entry);
        if (account.ModelId is null || (IsOfAction(entry, subject) && LacksActions(account)))
        {
            // The owner has to name a model first; and what no data tell is not judged.
            yield break;
        }

        if (_settlement is null)
        {
            Begin(entry, account, conditions);
        }

        _recorded.Remove(subject);
        if (_isAbandoned || (subject.OrderNumber is { } disputed && _disputed.Contains(disputed)))
        {
            yield break;
        }

        var comparison = new EntryComparison(market, conditions);
        var resting = subject.OrderNumber is { } open ? account.OpenOrders.Find(open) : null;
        while (Peek(account) is { } expected)
        {
            var other = EventSubject.Of(expected);
            if (other != subject && _recorded.Contains(other))
            {
                break;
            }

            _next = null;
            if (comparison.AreSame(entry, expected, resting))
            {
                yield break;
            }

            if (other == subject || other.Replaces(subject))
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

        if (_isAbandoned)
        {
            yield break;
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

    private static bool Concerns(Account account) => account.ModelId is not null && OrderSettlement.Concerns(account);

    // What an owner does is no session, and settles nothing.
    private static bool IsOfOwner(LedgerEntry entry) => entry.IsOwnerAct || entry is LedgerEntry.SessionWithdrawn;

    private bool LacksActions(Account account) => account.Terms.Conditions.CorporateActions && !market.HasActions;

    private static bool IsOfAction(LedgerEntry entry, EventSubject subject) =>
        subject.Action is not null || entry is LedgerEntry.Cancelled { Reason: CancelReasons.Split };

    // An act of the session was recorded after all that.
    private static bool IsSettled(LedgerEntry act, Account account) =>
        account.Time == act.Context.Time && account.IsSessionBegun;

    private static (string Code, string Message) MissingOf(LedgerEntry expected) =>
        (
            AuditCodes.EventMissing,
            $"Before it, {EntryText.Of(expected)} is missing, of {EntryText.SubjectOf(expected)}."
        );

    // The next event by the bars, of an order without a defect.
    private LedgerEntry? Peek(Account account)
    {
        while (
            !_isAbandoned
            && (_next ??= _settlement?.Next(account)) is { } found
            && EventOrder.NumberOf(found) is { } number
            && _disputed.Contains(number)
        )
        {
            _next = null;
            _isAbandoned = IsOfAction(found, EventSubject.Of(found));
        }

        return _isAbandoned ? null : _next;
    }

    // What a date does to a holding comes before all else of its bar, which cannot be told without it.
    private bool IsAbandonedAfter(LedgerEntry missing)
    {
        Dispute(missing);
        return _isAbandoned = IsOfAction(missing, EventSubject.Of(missing));
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
            _recorded.Add(EventSubject.Of(entries[end++]));
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
