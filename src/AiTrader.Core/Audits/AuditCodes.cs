namespace AiTrader.Audits;

/// <summary>
/// The codes of the defects that an audit finds. An order that the standard rules would have refused has the code of
/// its denial.
/// </summary>
public static class AuditCodes
{
    /// <summary>A line is not a record: it is not JSON, or a required field is missing.</summary>
    public const string Unreadable = "unreadable_line";

    /// <summary>The time of a record is before the time of the previous one.</summary>
    public const string TimeOutOfOrder = "time_out_of_order";

    /// <summary>A sequence number is not the one after that of the record before.</summary>
    public const string SequenceNotNext = "sequence_not_next";

    /// <summary>An id is not above that of the record before; it, or one after it, is often a duplicate.</summary>
    public const string IdNotIncreasing = "id_not_increasing";

    /// <summary>The id of a record is also that of an earlier one.</summary>
    public const string IdUsedTwice = "id_used_twice";

    /// <summary>A fill of zero units.</summary>
    public const string ZeroQuantity = "zero_quantity";

    /// <summary>A fill of a negative quantity.</summary>
    public const string NegativeQuantity = "negative_quantity";

    /// <summary>In a T+1 market, units were sold on the calendar day on which they were bought.</summary>
    public const string TPlusOne = "t_plus_1_violation_same_calendar_day";

    /// <summary>
    /// A state follows from an earlier record than the one before it: what happened in between is lost.
    /// </summary>
    public const string RolledBack = "state_rolled_back_to_earlier_record";

    /// <summary>A sum was rounded in binary64, and the exact decimal rounds to another value.</summary>
    public const string BinaryRounding = "decimal_differs_from_binary64";

    /// <summary>A fill is not at the open of its bar.</summary>
    public const string PriceNotOpen = "price_not_open";

    /// <summary>The fee of a fill is not the one of the account's terms.</summary>
    public const string FeeNotOfTerms = "fee_not_of_terms";

    /// <summary>The cash does not follow from the record before it and the amount that was paid or received.</summary>
    public const string CashNotConserved = "cash_not_conserved";

    /// <summary>A holding does not follow from the record before it and the quantity that was bought or sold.</summary>
    public const string HoldingNotConserved = "holding_not_conserved";

    /// <summary>A record begins with another account than the one with which the record before it ends.</summary>
    public const string StateNotContinued = "state_not_continued";

    /// <summary>An amount of a record does not follow from the other amounts of the same record.</summary>
    public const string AmountNotOfRecord = "amount_not_of_record";

    /// <summary>A ledger was changed from outside: the hash chain, the sequence or an entry is broken.</summary>
    public const string LedgerChanged = "ledger_changed";

    /// <summary>The terms of a ledger's account do not fit the market of the audit.</summary>
    public const string OtherMarket = "other_market";

    /// <summary>The quantity of a fill differs from the quantity of its order.</summary>
    public const string QuantityNotOrdered = "quantity_not_ordered";

    /// <summary>A denial with a standard code that the standard rules do not give.</summary>
    public const string DenialUnfounded = "denial_unfounded";

    /// <summary>The recorded outcome of a session does not follow from its acts.</summary>
    public const string OutcomeNotOfActs = "outcome_not_of_acts";

    /// <summary>
    /// What is recorded of an order as it was given (executed, in part, resting, canceled) is not what the rules, the
    /// prices and the account's terms make of it.
    /// </summary>
    public const string OrderOutcomeDiffers = "order_outcome_differs";

    /// <summary>
    /// What a bar did to an order that rests, or a date to a holding, is not recorded before the next session.
    /// </summary>
    public const string EventMissing = "event_missing";

    /// <summary>An entry records what no bar did to an order, and no date to a holding.</summary>
    public const string EventUnfounded = "event_unfounded";

    /// <summary>
    /// What a bar did to an order is recorded with another time, price, quantity, fee, reserve or reason.
    /// </summary>
    public const string EventDiffers = "event_differs";

    /// <summary>An order was executed at a price that its bar does not have.</summary>
    public const string PriceBeyondBar = "price_beyond_bar";

    /// <summary>
    /// An order that rested was executed neither at the open of the bar that reached it, nor at its limit or stop.
    /// </summary>
    public const string PriceNotOfOrder = "price_not_of_order";

    /// <summary>An order was executed at a price that is worse than its limit.</summary>
    public const string LimitNotKept = "limit_not_kept";

    /// <summary>An order was executed by a bar that did not trade through its limit.</summary>
    public const string LimitNotReached = "limit_not_reached";

    /// <summary>An order was executed, or its stop recorded as reached, by a bar that did not reach its stop.</summary>
    public const string StopNotReached = "stop_not_reached";

    /// <summary>An execution has more than the account's share of the volume of its bar.</summary>
    public const string VolumeExceeded = "volume_exceeded";

    /// <summary>A bar executed an order a second time.</summary>
    public const string ExecutedTwice = "executed_twice_in_bar";

    /// <summary>
    /// A day order expired or was executed on another day than its own, or an order that lasts until it is canceled
    /// expired.
    /// </summary>
    public const string DayNotKept = "day_not_kept";

    /// <summary>The open orders reserve more than the cash.</summary>
    public const string ReservedBeyondCash = "reserved_beyond_cash";

    /// <summary>The open orders reserve more units of a symbol than are held.</summary>
    public const string ReservedBeyondHolding = "reserved_beyond_holding";

    /// <summary>A split or a dividend is recorded that is not one of the known ones.</summary>
    public const string ActionUnknown = "action_unknown";

    /// <summary>A split or a dividend is recorded before its date.</summary>
    public const string ActionTooEarly = "action_too_early";

    /// <summary>The units or the cash of a split or a dividend do not follow from the holding.</summary>
    public const string ActionNotOfHolding = "action_not_of_holding";

    /// <summary>A note that no session of the account can have written.</summary>
    public const string NoteImpossible = "note_impossible";

    /// <summary>The notes of a trader were changed from outside.</summary>
    public const string NotesChanged = "notes_changed";

    /// <summary>The code of an order that was done although the rules deny it.</summary>
    internal static string Of(Denial denial, Order order) =>
        denial.Code switch
        {
            DenialCodes.TPlusOne => TPlusOne,
            DenialCodes.InvalidQuantity => order.Quantity == 0 ? ZeroQuantity : NegativeQuantity,
            _ => denial.Code,
        };
}
