namespace AiTrader.Audits;

/// <summary>
/// The codes of the defects that an audit finds. An order that the standard rules would have refused has the code of
/// its denial.
/// </summary>
public static class AuditCodes
{
    /// <summary>A line is no record: not JSON, or without what every record has.</summary>
    public const string Unreadable = "unreadable_line";

    /// <summary>A record is of an earlier time than the one before it.</summary>
    public const string TimeOutOfOrder = "time_out_of_order";

    /// <summary>A sequence number is not the one after that of the record before.</summary>
    public const string SequenceNotNext = "sequence_not_next";

    /// <summary>An id is not above that of the record before; it, or one after it, is often a duplicate.</summary>
    public const string IdNotIncreasing = "id_not_increasing";

    /// <summary>A fill of nothing.</summary>
    public const string ZeroQuantity = "zero_quantity";

    /// <summary>A fill of less than nothing.</summary>
    public const string NegativeQuantity = "negative_quantity";

    /// <summary>In a T+1 market, units were sold on the calendar day on which they were bought.</summary>
    public const string TPlusOne = "t_plus_1_violation_same_calendar_day";

    /// <summary>
    /// A state follows from an earlier record than the one before it: what happened in between is lost.
    /// </summary>
    public const string RolledBack = "state_rolled_back_to_earlier_record";

    /// <summary>A sum was rounded as binary64 has it, and exact decimal would have been rounded otherwise.</summary>
    public const string BinaryRounding = "decimal_differs_from_binary64";

    /// <summary>A fill is at another price than the open of its bar.</summary>
    public const string PriceNotOpen = "price_not_open";

    /// <summary>The cash is not that of the record before less what was paid, or plus what was received.</summary>
    public const string CashNotConserved = "cash_not_conserved";

    /// <summary>A holding is not that of the record before plus what was bought, or less what was sold.</summary>
    public const string HoldingNotConserved = "holding_not_conserved";

    /// <summary>A ledger was changed behind its back: the hash chain, the sequence or an entry is broken.</summary>
    public const string LedgerChanged = "ledger_changed";

    /// <summary>A ledger's account has other terms than the market it is audited for.</summary>
    public const string OtherMarket = "other_market";

    /// <summary>A fill is of another quantity than its order.</summary>
    public const string QuantityNotOrdered = "quantity_not_ordered";

    /// <summary>A denial with a standard code that the standard rules do not give.</summary>
    public const string DenialUnfounded = "denial_unfounded";

    /// <summary>A session is recorded as ended otherwise than its acts say.</summary>
    public const string OutcomeNotOfActs = "outcome_not_of_acts";

    /// <summary>The code of an order that was done although the rules deny it.</summary>
    internal static string Of(Denial denial, Order order) =>
        denial.Code switch
        {
            DenialCodes.TPlusOne => TPlusOne,
            DenialCodes.InvalidQuantity => order.Quantity == 0 ? ZeroQuantity : NegativeQuantity,
            _ => denial.Code,
        };
}
