using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// An id is recorded for one act and was used for another one. Nothing was changed. Give each act its own id.
/// </summary>
public sealed class ClientOrderIdReusedException : Exception
{
    /// <summary>Creates the exception with both acts.</summary>
    /// <param name="recorded">The act that is recorded under the id.</param>
    /// <param name="act">The other act, as text: <c>buy 10 NVDA</c>.</param>
    public ClientOrderIdReusedException(LedgerEntry recorded, string act)
        : base(MessageOf(recorded, act)) => Recorded = recorded;

    /// <summary>The act that is recorded under the id.</summary>
    public LedgerEntry Recorded { get; }

    /// <summary>The id.</summary>
    public ClientOrderId Id => Recorded.Id;

    private static string MessageOf(LedgerEntry recorded, string act)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(act);
        return $"{recorded.Context.Signature} used the id {recorded.Id} for '{act}'; it is recorded for "
            + $"'{Describe(recorded)}'.";
    }

    internal static string Describe(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled => filled.Order.ToString(),
            LedgerEntry.Denied denied => denied.Order.ToString(),
            LedgerEntry.Accepted accepted => accepted.Order.ToString(),
            LedgerEntry.Cancelled { OrderNumber: null } canceled => canceled.Order.ToString(),
            LedgerEntry.Cancelled { Reason: null } canceled => $"cancel {canceled.Order.Id}",
            LedgerEntry.Cancelled canceled => $"the end of {canceled.Order}",
            LedgerEntry.CancelDenied denied => $"cancel {denied.Target}",
            LedgerEntry.Triggered triggered => $"the stop of {triggered.Order}",
            LedgerEntry.Split split => $"the {split.Action}",
            LedgerEntry.DividendDue due => $"the {due.Action}",
            LedgerEntry.Dividend dividend => $"the payment of {dividend.Due}",
            LedgerEntry.Expired expired => $"the end of {expired.Order}",
            LedgerEntry.Held => "hold",
            LedgerEntry.AccountOpened => "open the account",
            LedgerEntry.SessionCompleted => "complete the session",
            LedgerEntry.ModelChanged => "change the model",
            LedgerEntry.MandateChanged => "change the mandate",
            LedgerEntry.Approved approved => $"approve {approved.Order.Id}",
            LedgerEntry.SessionWithdrawn => "withdraw the session",
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "There is no such kind of entry."),
        };
}
