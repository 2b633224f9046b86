using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AiTrader.Handoffs;

/// <summary>
/// Seals contexts so that they can cross to another process through hands that are not trusted: a token is HMAC-SHA256
/// over the one
/// canonical form of the context, for one audience and for a while. It is authentic, not secret, and can be used again
/// until it is over.
/// </summary>
/// <param name="keys">What seals and opens.</param>
/// <param name="audience">Whom tokens are for: 1-64 ASCII letters, digits and <c>. _ - : /</c>. Both sides name the
/// same.</param>
/// <param name="timeProvider">The wall clock.</param>
/// <exception cref="ArgumentException">The audience is refused.</exception>
public sealed class ContextSeal(SealKeys keys, string audience, TimeProvider timeProvider)
{
    /// <summary>The audience of those who name none.</summary>
    public const string DefaultAudience = "aitrader";

    /// <summary>The greatest number of characters of a token.</summary>
    public const int MaximumLength = 512;

    private static readonly TextRule AudienceRule = new(64, "._-:/");
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);

    // What was sealed and opened last. A session makes many calls with one context; each would cost the two HMACs
    // again.
    private Sealed? _lastSealed;
    private Genuine? _lastOpened;

    /// <summary>Whom the tokens are for.</summary>
    public string Audience { get; } =
        AudienceRule.Accepts(audience)
            ? audience
            : throw new ArgumentException(
                $"The audience {SafeText.Quote(audience)} is refused; allowed are {AudienceRule.Allowed}.",
                nameof(audience)
            );

    /// <summary>
    /// How long a token is valid, in whole seconds, and the longest that is accepted; one hour unless set, a second to
    /// a day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public TimeSpan Lifetime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestLifetime);
            field = value;
        }
    } = TimeSpan.FromHours(1);

    /// <summary>
    /// By how much the clock of who sealed may be ahead; 30 seconds unless set. It prolongs nothing: who opens decides
    /// when a token is over.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or longer than an hour.</exception>
    public TimeSpan ClockSkew
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    private long Now => timeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>
    /// Seals a context from now on; the token is base64url, at most <see cref="MaximumLength"/> characters.
    /// </summary>
    public string Seal(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        long now = Now;
        if (_lastSealed is { } last && last.Second == now && last.Context.Equals(context))
        {
            return last.Token;
        }

        string token = Seal(context, now);
        _lastSealed = new Sealed(context, now, token);
        return token;
    }

    private string Seal(TradingContext context, long now)
    {
        byte[] token = new SealedContent(
            keys.Sealing.Id,
            now,
            now + (long)Lifetime.TotalSeconds,
            Audience,
            context.Signature.Value,
            context.Time.ToString(),
            context.ModelId.Value
        ).ToBytes();
        HMACSHA256.HashData(
            keys.Sealing.Derived,
            token.AsSpan()[..^SealedContent.MacLength],
            token.AsSpan()[^SealedContent.MacLength..]
        );
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Opens a token, or says why not; nothing of it is trusted before its HMAC is checked.</summary>
    public UnsealResult Open(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return new UnsealResult.Refused(SealRefusal.Missing);
        }

        // Compared in constant time: what is close to a genuine token must not show.
        if (
            _lastOpened is { } last
            && CryptographicOperations.FixedTimeEquals(
                MemoryMarshal.AsBytes(token.AsSpan()),
                MemoryMarshal.AsBytes(last.Token.AsSpan())
            )
        )
        {
            return Judge(last);
        }

        Span<byte> bytes = stackalloc byte[MaximumLength];
        return Decode(token, ref bytes) is { } refusal ? new UnsealResult.Refused(refusal) : Open(token, bytes);
    }

    private static SealRefusal? Decode(string token, ref Span<byte> bytes)
    {
        if (token.Length > MaximumLength)
        {
            return SealRefusal.Oversized;
        }

        const int PrefixLength = 4;
        if (token.Length < PrefixLength)
        {
            return SealRefusal.Truncated;
        }

        if (!IsDecoded(token.AsSpan(0, PrefixLength), bytes, out _) || SealedContent.LengthOf(bytes) is not { } length)
        {
            return SealRefusal.Malformed;
        }

        int expected = Base64Url.GetEncodedLength(length);
        if (token.Length < expected)
        {
            return SealRefusal.Truncated;
        }

        if (
            token.Length > expected
            || length <= SealedContent.PrefixLength + SealedContent.MacLength
            || !IsDecoded(token, bytes, out int written)
        )
        {
            return SealRefusal.Malformed;
        }

        bytes = bytes[..written];
        return null;
    }

    // The bits that are left over at the end could be anything: only the text that would be written is read.
    private static bool IsDecoded(ReadOnlySpan<char> text, Span<byte> bytes, out int written)
    {
        Span<char> again = stackalloc char[MaximumLength];
        return Base64Url.DecodeFromChars(text, bytes, out _, out written) == OperationStatus.Done
            && Base64Url.TryEncodeToChars(bytes[..written], again, out int length)
            && text.SequenceEqual(again[..length]);
    }

    private UnsealResult Open(string text, ReadOnlySpan<byte> token)
    {
        if (KeyOf(SealedContent.KeyIdOf(token[..^SealedContent.MacLength])) is not { } key)
        {
            return new UnsealResult.Refused(SealRefusal.UnknownKey);
        }

        var content = token[..^SealedContent.MacLength];
        Span<byte> mac = stackalloc byte[SealedContent.MacLength];
        HMACSHA256.HashData(key.Derived, content, mac);
        return !CryptographicOperations.FixedTimeEquals(mac, token[^SealedContent.MacLength..])
                ? new UnsealResult.Refused(SealRefusal.Forged)
            : SealedContent.Read(content) is { } read ? Open(text, read)
            : new UnsealResult.Refused(SealRefusal.Malformed);
    }

    private UnsealResult Open(string text, SealedContent content)
    {
        var builder = new TradingContextBuilder
        {
            Signature = content.Signature,
            ModelId = content.ModelId,
            Time = content.Time,
        };
        if (!builder.TryBuild(out var context, out _) || context.Time.ToString() != content.Time)
        {
            return new UnsealResult.Refused(SealRefusal.Malformed);
        }

        var genuine = new Genuine(text, content, context);
        _lastOpened = genuine;
        return Judge(genuine);
    }

    // Asked every time: a token that was valid a second ago may be over.
    private UnsealResult Judge(Genuine token) =>
        WhyNot(token.Content) is { } refusal
            ? new UnsealResult.Refused(refusal)
            : new UnsealResult.Opened(token.Context);

    private SealRefusal? WhyNot(SealedContent content)
    {
        long now = Now;
        return content.Issued < 0 || content.Expires <= content.Issued ? SealRefusal.Malformed
            : content.Issued > now + (long)ClockSkew.TotalSeconds ? SealRefusal.NotYetValid
            : content.Expires <= now ? SealRefusal.Expired
            : content.Expires - content.Issued > (long)Lifetime.TotalSeconds ? SealRefusal.LivesTooLong
            : content.Audience != Audience ? SealRefusal.WrongAudience
            : null;
    }

    private SealKey? KeyOf(string? id) =>
        id == keys.Sealing.Id ? keys.Sealing
        : id is not null && id == keys.Opening?.Id ? keys.Opening
        : null;

    private sealed record Sealed(TradingContext Context, long Second, string Token);

    private sealed record Genuine(string Token, SealedContent Content, TradingContext Context);
}
