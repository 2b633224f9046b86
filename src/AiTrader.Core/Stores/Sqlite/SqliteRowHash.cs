using System.Security.Cryptography;
using System.Text;

namespace AiTrader.Stores;

/// <summary>SHA-256 over a row, so that one that was changed from outside is noticed.</summary>
internal static class SqliteRowHash
{
    /// <summary>The hash of a row. Only its last column can have a line break.</summary>
    public static byte[] Of(FormattableString columns) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(columns)));

    /// <summary>Whether a row is the one that was written.</summary>
    public static bool Fits(byte[] hash, FormattableString columns) => Of(columns).AsSpan().SequenceEqual(hash);
}
