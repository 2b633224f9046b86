namespace AiTrader.Stores;

/// <summary>
/// An account and the hash of its last entry: what reading a store's rows one after the other amounts to.
/// </summary>
/// <param name="Account">The account; null before the first entry.</param>
/// <param name="Head">The hash of the last entry; zeros before the first.</param>
internal sealed record LedgerChain(Account? Account, byte[] Head)
{
    public static LedgerChain Empty { get; } = new(null, new byte[32]);

    public long Version => Account?.Version ?? 0;

    /// <summary>The chain after one more row.</summary>
    /// <exception cref="LedgerCorruptedException">Its entry cannot come next.</exception>
    public LedgerChain Add(Signature signature, LedgerLink link)
    {
        if (WhyNot(link.Entry) is { } reason)
        {
            throw LedgerLink.Damaged(signature, link.Entry.Sequence, reason);
        }

        return new(
            link.Entry is LedgerEntry.AccountOpened opened ? Account.Open(opened) : Account!.Apply(link.Entry),
            link.Hash
        );
    }

    private string? WhyNot(LedgerEntry entry)
    {
        if (Account is not null)
        {
            return Account.WhyNot(entry);
        }

        return entry is LedgerEntry.AccountOpened ? null : "it does not open the account";
    }
}
