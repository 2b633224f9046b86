using System.Text;
using Microsoft.Data.Sqlite;

namespace AiTrader.Ledgers.Sqlite;

/// <summary>A row of the entries, checked against the row before it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Hash">Its hash.</param>
internal readonly record struct SqliteLink(LedgerEntry Entry, byte[] Hash)
{
    /// <summary>Reads a row (sequence, id, entry, hash) that must follow directly on the one of a sequence and a hash.</summary>
    /// <exception cref="LedgerCorruptedException">The row is not what was appended there.</exception>
    public static SqliteLink Read(Signature signature, SqliteDataReader row, long previousSequence, byte[] previousHash)
    {
        long expected = previousSequence + 1;
        long sequence = row.GetInt64(0);
        if (sequence != expected)
        {
            throw sequence < expected
                ? Damaged(signature, sequence, "the entry was inserted")
                : Damaged(signature, expected, $"the entry is missing; the next one is {sequence}");
        }

        byte[] line = Encoding.UTF8.GetBytes(row.GetString(2));
        byte[] hash = HashChain.Next(previousHash, line);
        if (!hash.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(3)))
        {
            throw Damaged(signature, sequence, "its hash does not follow from the entry before it and its content");
        }

        var entry = Parse(signature, sequence, line);
        return entry.Sequence == sequence && entry.Id.Value == row.GetString(1) && entry.Context.Signature == signature
            ? new SqliteLink(entry, hash)
            : throw Damaged(signature, sequence, $"the row holds entry {entry.Sequence} of {entry.Context.Signature} with the id {entry.Id}");
    }

    public static LedgerCorruptedException Damaged(Signature signature, long sequence, string what) =>
        new(signature, new LedgerDamage(sequence, what));

    private static LedgerEntry Parse(Signature signature, long sequence, byte[] line)
    {
        try
        {
            return LedgerEntryJson.Read(line);
        }
        catch (FormatException malformed)
        {
            throw new LedgerCorruptedException(signature, new LedgerDamage(sequence, malformed.Message), malformed);
        }
    }
}
