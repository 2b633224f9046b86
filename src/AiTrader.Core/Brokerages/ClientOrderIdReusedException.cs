using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// An id is recorded for one act and was used for another; nothing was changed. Give each act an id of its own.
/// </summary>
public sealed class ClientOrderIdReusedException : Exception
{
    internal ClientOrderIdReusedException(LedgerEntry recorded, string act)
        : base(
            $"{recorded.Context.Signature} used the id {recorded.Id} for '{act}'; it is recorded for "
                + $"'{Describe(recorded)}'."
        ) => Recorded = recorded;

    /// <summary>What the id is recorded for.</summary>
    public LedgerEntry Recorded { get; }

    /// <summary>The id.</summary>
    public ClientOrderId Id => Recorded.Id;

    internal static string Describe(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled => filled.Order.ToString(),
            LedgerEntry.Denied denied => denied.Order.ToString(),
            LedgerEntry.Held => "hold",
            LedgerEntry.AccountOpened => "open the account",
            LedgerEntry.SessionCompleted => "complete the session",
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "There is no such kind of entry."),
        };
}
