using System.Security.Cryptography;

namespace AiTrader.Stores;

/// <summary>
/// Chains the entries of a ledger: the hash of an entry is SHA-256 over the hash before it (32 bytes; zeros before the
/// first
/// entry) followed by the entry's line of JSON in UTF-8. Changing, removing or inserting an entry changes every later
/// hash.
/// </summary>
internal sealed class HashChain
{
    private const int MostOnStack = 1_024;

    private byte[] _head = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of the last entry; zeros before the first.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <summary>Adds an entry.</summary>
    /// <returns>Its hash, in lower-case hexadecimal digits.</returns>
    public string Add(LedgerEntry entry)
    {
        _head = Next(_head, LedgerEntryJson.Write(entry));
        return Convert.ToHexStringLower(_head);
    }

    internal static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> line)
    {
        int length = previous.Length + line.Length;
        var bytes = length <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[length];
        previous.CopyTo(bytes);
        line.CopyTo(bytes[previous.Length..]);
        return SHA256.HashData(bytes[..length]);
    }
}
