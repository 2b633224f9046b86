namespace AiTrader.Stores;

/// <summary>What a store repeats of a ledger beside its entries, so that cutting its end off shows.</summary>
/// <param name="Version">The number of entries.</param>
/// <param name="Hash">The hash of the last one; null before the first.</param>
internal sealed record LedgerHead(long Version, byte[]? Hash)
{
    /// <summary>Checks that it says what the entries amount to.</summary>
    /// <param name="signature">Whose ledger.</param>
    /// <param name="sequence">The sequence number of the last entry.</param>
    /// <param name="hash">Its hash.</param>
    /// <exception cref="StoreCorruptedException">It does not: the end was cut off, or the head was
    /// changed.</exception>
    public void Require(Signature signature, long sequence, byte[] hash)
    {
        if (Version > sequence)
        {
            throw LedgerLink.Damaged(signature, sequence + 1, $"the entry is missing; there were {Version}");
        }

        if (Version < sequence)
        {
            throw LedgerLink.Damaged(signature, Version + 1, $"the account knows {Version} entries and not this one");
        }

        if (Hash is not null && !Hash.AsSpan().SequenceEqual(hash))
        {
            throw LedgerLink.Damaged(signature, Version, "its hash is not the one that the account repeats");
        }
    }
}
