using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AiTrader.Runner.Service.Users;

/// <summary>
/// The key of a user: <c>ait_ada_</c> and 256 random bits as 64 hexadecimal digits. The name is the public part, by
/// which the user is looked up. The key is shown once; the store has only its hash.
/// </summary>
internal sealed class UserKey
{
    private const string Prefix = "ait_";
    private const int SecretBytes = 32;
    private const int SecretDigits = 2 * SecretBytes;

    private readonly byte[] _secret;

    private UserKey(UserName user, byte[] secret) => (User, _secret) = (user, secret);

    /// <summary>Whose key it is, or claims to be.</summary>
    public UserName User { get; }

    /// <summary>The key itself. It is shown once, and never logged.</summary>
    public string Text => $"{Prefix}{User}_{Convert.ToHexStringLower(_secret)}";

    /// <summary>
    /// What the store keeps: the SHA-256 of the 256 random bits. They cannot be guessed, so that a slow hash would
    /// protect nothing more.
    /// </summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(_secret));

    /// <summary>Creates a new key.</summary>
    public static UserKey Create(UserName user) => new(user, RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Reads a key; false if the text does not have the form of one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out UserKey? key)
    {
        key = null;
        if (
            text is null
            || text.Length < Prefix.Length + 1 + 1 + SecretDigits
            || !text.StartsWith(Prefix, StringComparison.Ordinal)
        )
        {
            return false;
        }

        var name = text.AsSpan()[Prefix.Length..^(SecretDigits + 1)];
        var digits = text.AsSpan()[^SecretDigits..];
        if (text[^(SecretDigits + 1)] != '_' || !IsLowerHex(digits) || !UserName.TryParse(name, out var user))
        {
            return false;
        }

        key = new UserKey(user, Convert.FromHexString(digits));
        return true;
    }

    /// <summary>Whether it is the key that a hash was made of, in a time that does not depend on the answer.</summary>
    public bool Matches(string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(hash));

    /// <summary>The key without its secret.</summary>
    public override string ToString() => $"{Prefix}{User}_[key]";

    private static bool IsLowerHex(ReadOnlySpan<char> digits)
    {
        foreach (char c in digits)
        {
            if (!char.IsAsciiHexDigitLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
