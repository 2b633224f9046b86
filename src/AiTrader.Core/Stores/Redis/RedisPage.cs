using System.Globalization;
using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>The state of a ledger in Redis at one time, and some of its entries.</summary>
/// <param name="Signature">The signature of the ledger.</param>
/// <param name="Head">The head.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Ids">How many ids it has.</param>
/// <param name="Rows">The entries that were asked for, at most as many as were asked for.</param>
internal sealed record RedisPage(
    Signature Signature,
    LedgerHead Head,
    long Entries,
    long Ids,
    IReadOnlyList<LedgerRow> Rows
)
{
    /// <summary>
    /// When it was asked for, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>; 0 if that is not known.
    /// </summary>
    public long At { get; init; }

    /// <summary>Reads the reply of a script: the head, two numbers, the entries.</summary>
    /// <exception cref="StoreCorruptedException">Another program wrote it.</exception>
    public static RedisPage Read(Signature signature, ReadOnlySpan<RedisResult> reply) =>
        new(
            signature,
            ReadHead(signature, (string?)reply[0] ?? ""),
            (long)reply[1],
            (long)reply[2],
            ReadRows(signature, reply[3])
        );

    /// <summary>Reads entries as XRANGE gives them: the id of each, and its fields and values.</summary>
    /// <exception cref="StoreCorruptedException">Another program wrote them.</exception>
    public static IReadOnlyList<LedgerRow> ReadRows(Signature signature, RedisResult rows) =>
        [.. ((RedisResult[])rows!).Select(row => ReadRow(signature, (RedisResult[])row!))];

    /// <summary>The head as Redis keeps it; empty before the first entry.</summary>
    public static string Write(LedgerChain chain) => chain.Version == 0 ? "" : Write(chain.Version, chain.Head);

    /// <summary>Checks that the numbers of entries and ids fit the head.</summary>
    /// <exception cref="StoreCorruptedException">There are not.</exception>
    public void RequireCounts()
    {
        if (Entries != Head.Version)
        {
            throw LedgerLink.Damaged(
                Signature,
                Math.Min(Entries, Head.Version) + 1,
                $"there are {Entries} entries, and the account knows {Head.Version}"
            );
        }

        if (Ids != Head.Version)
        {
            throw LedgerLink.Damaged(
                Signature,
                Math.Min(Ids, Head.Version) + 1,
                $"there are {Ids} ids for {Head.Version} entries"
            );
        }
    }

    private static string Write(long version, byte[] hash) => $"{version} {Convert.ToHexStringLower(hash)}";

    // "12 5f1c...": the number of entries and the hash of the last one, written in one way: the script compares texts.
    private static LedgerHead ReadHead(Signature signature, string head)
    {
        if (head.Length == 0)
        {
            return new LedgerHead(0, null);
        }

        string[] parts = head.Split(' ');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            && ReadHash(parts[1]) is { } hash
            && Write(version, hash) == head
            ? new LedgerHead(version, hash)
            : throw LedgerLink.Damaged(signature, 1, $"the head {MessageText.Quote(head)} is invalid");
    }

    // An id is "12-0". Whoever adds "12-1" has inserted an entry: its sequence is not the one that follows.
    private static LedgerRow ReadRow(Signature signature, RedisResult[] row)
    {
        string id = (string?)row[0] ?? "";
        long sequence = long.TryParse(
            id.Split('-')[0],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out long number
        )
            ? number
            : 0;
        return
            (RedisValue[]?)row[1]
                is [
                    { IsNull: false } entryName,
                    { IsNull: false } line,
                    { IsNull: false } hashName,
                    { IsNull: false } hash,
                ]
            && entryName == "entry"
            && hashName == "hash"
            && ReadHash((string?)hash) is { } bytes
            ? new LedgerRow(sequence, null, (byte[])line!, bytes)
            : throw LedgerLink.Damaged(signature, sequence, $"the value at {MessageText.Quote(id)} is not an entry");
    }

    /// <summary>SHA-256 as Redis keeps it; null for another text.</summary>
    public static byte[]? ReadHash(string? text)
    {
        byte[] hash = new byte[LedgerChain.Empty.Head.Length];
        return
            text is { Length: 64 }
            && Convert.FromHexString(text, hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? hash
            : null;
    }
}
