using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AiTrader.Handoffs;

/// <summary>
/// Seals contexts for another process, so that they can pass through untrusted hands. A token is HMAC-SHA256 over the
/// canonical form of the context, for one audience and a limited time. It is authentic, not secret, and can be used
/// again until it expires.
/// </summary>
/// <param name="keys">The keys that seal and open contexts.</param>
/// <param name="audience">
/// The audience of tokens: 1-64 ASCII letters, digits and <c>. _ - : /</c>. Both sides use the same one.
/// </param>
/// <param name="timeProvider">The wall clock.</param>
/// <exception cref="ArgumentException">The audience is refused.</exception>
public sealed class ContextSeal(SealKeys keys, string audience, TimeProvider timeProvider)
{
    /// <summary>The default audience.</summary>
    public const string DefaultAudience = "aitrader";

    /// <summary>The maximum number of characters of a token.</summary>
    public const int MaximumLength = 512;

    private static readonly TextRule AudienceRule = new(64, "._-:/");
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);

    private readonly SealKeys _keys = NotNull.Require(keys);
    private readonly TimeProvider _timeProvider = NotNull.Require(timeProvider);

    // What was sealed and opened last. A session makes many calls with one context; each would cost the two HMACs
    // again.
    private Sealed? _lastSealed;
    private Genuine? _lastOpened;

    /// <summary>The audience of the tokens.</summary>
    public string Audience { get; } =
        AudienceRule.Accepts(NotNull.Require(audience))
            ? audience
            : throw new ArgumentException(
                $"The audience {MessageText.Quote(audience)} is refused; allowed are {AudienceRule.Allowed}.",
                nameof(audience)
            );

    /// <summary>
    /// How long a token is valid, in whole seconds, and the longest lifetime that is accepted. From one second to one
    /// day. Default: one hour.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
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
    /// How far the clock of the sealing process can be ahead. Default: 30 seconds. It does not extend a lifetime: the
    /// opening process decides when a token expires.
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

    private long Now => _timeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>
    /// Seals a context; its lifetime begins now. The token is base64url, at most <see cref="MaximumLength"/>
    /// characters.
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
            _keys.Sealing.Id,
            new SealValidity(now, now + (long)Lifetime.TotalSeconds),
            Audience,
            context.Signature.Value,
            context.Time.ToString(),
            context.ModelId.Value
        ).ToBytes();
        HMACSHA256.HashData(
            _keys.Sealing.Derived,
            token.AsSpan()[..^SealedContent.MacLength],
            token.AsSpan()[^SealedContent.MacLength..]
        );
        return Base64Url.EncodeToString(token);
    }

    /// <summary>
    /// Opens a token, or returns why it is refused. The token is not trusted before its HMAC is checked.
    /// </summary>
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
        return content.Validity.Issued < 0 || content.Validity.Expires <= content.Validity.Issued
                ? SealRefusal.Malformed
            : content.Validity.Issued > now + (long)ClockSkew.TotalSeconds ? SealRefusal.NotYetValid
            : content.Validity.Expires <= now ? SealRefusal.Expired
            : content.Validity.Expires - content.Validity.Issued > (long)Lifetime.TotalSeconds
                ? SealRefusal.LivesTooLong
            : content.Audience != Audience ? SealRefusal.WrongAudience
            : null;
    }

    private SealKey? KeyOf(string? id) =>
        id == _keys.Sealing.Id ? _keys.Sealing
        : id is not null && id == _keys.Opening?.Id ? _keys.Opening
        : null;

    private sealed record Sealed(TradingContext Context, long Second, string Token);

    private sealed record Genuine(string Token, SealedContent Content, TradingContext Context);
}
