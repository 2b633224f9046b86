namespace AiTrader.Stores;

/// <summary>A row of a store, checked against the row before it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Hash">Its hash.</param>
internal readonly record struct LedgerLink(LedgerEntry Entry, byte[] Hash)
{
    /// <summary>Reads a row that must follow directly on the one of a sequence and a hash.</summary>
    /// <param name="signature">Whose ledger.</param>
    /// <param name="row">The row.</param>
    /// <param name="previousSequence">The sequence before it.</param>
    /// <param name="previousHash">The hash before it.</param>
    /// <param name="likely">The context of the entry before it; null if it is not known.</param>
    /// <exception cref="StoreCorruptedException">The row is not what was appended there.</exception>
    public static LedgerLink Read(
        Signature signature,
        LedgerRow row,
        long previousSequence,
        byte[] previousHash,
        TradingContext? likely = null
    )
    {
        long expected = previousSequence + 1;
        long sequence = row.Sequence;
        if (sequence != expected)
        {
            throw sequence < expected
                ? Damaged(signature, sequence, "the entry was inserted")
                : Damaged(signature, expected, $"the entry is missing; the next one is {sequence}");
        }

        byte[] hash = HashChain.Next(previousHash, row.Line);
        if (!hash.AsSpan().SequenceEqual(row.Hash))
        {
            throw Damaged(signature, sequence, "its hash does not follow from the entry before it and its content");
        }

        var entry = Parse(signature, sequence, row.Line, likely);
        return
            entry.Sequence == sequence
            && entry.Id.Value == (row.Id ?? entry.Id.Value)
            && entry.Context.Signature == signature
            ? new LedgerLink(entry, hash)
            : throw Damaged(
                signature,
                sequence,
                $"the row holds entry {entry.Sequence} of {entry.Context.Signature} with the id {entry.Id}"
            );
    }

    public static StoreCorruptedException Damaged(Signature signature, long sequence, string what) =>
        new(signature, new LedgerDamage(sequence, what));

    /// <summary>Reads the line of a row.</summary>
    /// <exception cref="StoreCorruptedException">It is not an entry.</exception>
    public static LedgerEntry Parse(Signature signature, long sequence, byte[] line, TradingContext? likely = null)
    {
        try
        {
            return LedgerEntryJson.Read(line, likely);
        }
        catch (FormatException malformed)
        {
            throw new StoreCorruptedException(signature, new LedgerDamage(sequence, malformed.Message), malformed);
        }
    }
}
