namespace AiTrader.Stores;

/// <summary>What a store keeps of a ledger in addition to its entries, so that missing last entries show.</summary>
/// <param name="Version">The number of entries.</param>
/// <param name="Hash">The hash of the last one; null before the first.</param>
internal sealed record LedgerHead(long Version, byte[]? Hash)
{
    /// <summary>Checks that it fits the entries.</summary>
    /// <param name="signature">The signature of the ledger.</param>
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
            throw LedgerLink.Damaged(signature, Version, "its hash is not the one in the account");
        }
    }
}
