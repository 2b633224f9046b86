using System.Text;
using AiTrader.Stores;

namespace AiTrader.Runner.Bundles;

/// <summary>An entry of a ledger with its hash, as <c>aitrader ledger export</c> writes it.</summary>
internal static class LedgerLine
{
    private const int HashLength = 64;
    private static readonly byte[] Before = ",\"hash\":\""u8.ToArray();
    private static readonly byte[] After = "\"}"u8.ToArray();

    /// <summary>The line of an entry.</summary>
    public static byte[] Write(LedgerEntry entry, string hash) =>
        [.. LedgerEntryJson.Write(entry)[..^1], .. Before, .. Encoding.ASCII.GetBytes(hash), .. After];

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is not a line with an entry and its hash.</exception>
    public static (LedgerEntry Entry, string Hash) Read(ReadOnlySpan<byte> line)
    {
        int end = line.Length - After.Length - HashLength - Before.Length;
        if (end <= 0 || !line[end..].StartsWith(Before) || !line.EndsWith(After))
        {
            throw new FormatException("A line of a ledger does not end with its hash.");
        }

        byte[] entry = [.. line[..end], (byte)'}'];
        return (LedgerEntryJson.Read(entry), Encoding.ASCII.GetString(line.Slice(end + Before.Length, HashLength)));
    }
}
