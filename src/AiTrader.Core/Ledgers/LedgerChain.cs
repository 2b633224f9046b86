namespace AiTrader.Stores;

/// <summary>
/// An account and the hash of its last entry, computed from the rows of a store, one after the other.
/// </summary>
/// <param name="Account">The account; null before the first entry.</param>
/// <param name="Head">The hash of the last entry; zeros before the first.</param>
/// <param name="Recent">The entries of the last entry's session; null if they are not known.</param>
internal sealed record LedgerChain(Account? Account, byte[] Head, RecentEntry? Recent)
{
    public static LedgerChain Empty { get; } = new(null, new byte[32], null);

    public long Version => Account?.Version ?? 0;

    /// <summary>The chain after one more row.</summary>
    /// <exception cref="StoreCorruptedException">Its entry cannot come next.</exception>
    public LedgerChain Add(Signature signature, LedgerLink link)
    {
        if (WhyImpossible(link.Entry) is { } reason)
        {
            throw LedgerLink.Damaged(signature, link.Entry.Sequence, reason);
        }

        return After(
            link.Entry,
            link.Entry is LedgerEntry.AccountOpened opened ? Account.Open(opened) : Account!.Apply(link.Entry),
            link.Hash
        );
    }

    /// <summary>The chain after an entry that is known to follow.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="next">The account after it.</param>
    /// <param name="hash">The entry's hash.</param>
    public LedgerChain After(LedgerEntry entry, Account next, byte[] hash) =>
        new(next, hash, RecentEntry.Add(Recent, entry, next));

    /// <summary>The verification of a ledger of which this is all that was found.</summary>
    public LedgerVerification ToVerification(Signature signature) =>
        new(signature, Version, null) { Head = Account is null ? null : Convert.ToHexStringLower(Head) };

    /// <summary>The entries of an account's last session; null if the chain is at another version of it.</summary>
    public IReadOnlyList<LedgerEntry>? EntriesOf(Account account) =>
        Version == account.Version ? Recent?.ToList() : null;

    private string? WhyImpossible(LedgerEntry entry)
    {
        if (Account is not null)
        {
            return Account.WhyImpossible(entry);
        }

        return entry is LedgerEntry.AccountOpened ? null : "it does not open the account";
    }
}
