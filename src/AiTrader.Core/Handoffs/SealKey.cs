using System.Security.Cryptography;

namespace AiTrader.Handoffs;

/// <summary>A secret that seals and opens contexts, and its id in tokens. The secret is never shown.</summary>
public sealed class SealKey
{
    /// <summary>The minimum number of bytes of a secret: the length of the HMAC.</summary>
    public const int MinimumLength = 32;

    private const int MaximumLength = 1_024;

    private static readonly TextRule IdRule = new(32, "._-");

    private readonly byte[] _derived;

    /// <summary>Creates a key.</summary>
    /// <param name="id">1-32 ASCII letters, digits and <c>. _ -</c>, beginning with a letter or digit, without
    /// <c>..</c>.</param>
    /// <param name="secret">32 to 1,024 random bytes.</param>
    /// <exception cref="ArgumentException">The id or the secret is not valid.</exception>
    public SealKey(string id, ReadOnlySpan<byte> secret)
    {
        ArgumentNullException.ThrowIfNull(id);
        Id = IdRule.Accepts(id)
            ? id
            : throw new ArgumentException(
                $"The key id {MessageText.Quote(id)} is refused; allowed are {IdRule.Allowed}.",
                nameof(id)
            );
        _derived = secret.Length is >= MinimumLength and <= MaximumLength
            ? HMACSHA256.HashData(secret, "AiTrader.ContextSeal.1"u8)
            : throw new ArgumentException(
                $"The secret of the key '{id}' has {secret.Length} bytes; it needs {MinimumLength} to "
                    + $"{MaximumLength} random ones.",
                nameof(secret)
            );
    }

    /// <summary>The id of the key in tokens.</summary>
    public string Id { get; }

    // Derived for this one purpose, so that no other use of the same secret can make a token.
    internal ReadOnlySpan<byte> Derived => _derived;

    /// <summary>Creates a key with a secret of 32 random bytes.</summary>
    /// <exception cref="ArgumentException">The id is refused.</exception>
    public static SealKey Generate(string id) => new(id, RandomNumberGenerator.GetBytes(MinimumLength));

    /// <summary>The id; never the secret.</summary>
    public override string ToString() => Id;
}
