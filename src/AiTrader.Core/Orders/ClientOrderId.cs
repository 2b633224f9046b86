using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The client's own id for one act of one signature: the idempotency key under which the ledger records it at most
/// once. It comes from the session or the application, never from the model. 1-64 ASCII letters, digits and <c>. _ - :
/// # /</c>, beginning with a letter or digit, without <c>..</c>. Ids such as <c>2025-10-01#order-17-filled</c> and
/// <c>2025-10-01#split-3</c> are the ledger's own, for what bars, splits and dividends do.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<ClientOrderId>))]
[TypeConverter(typeof(WordTypeConverter<ClientOrderId>))]
public sealed record ClientOrderId : ISpanParsable<ClientOrderId>, ISpanFormattable
{
    internal static readonly TextRule Rule = new(64, "._-:#/");

    // So short that the time before it and a number of any length after it fit.
    private static readonly TextRule SourceRule = new(24, "_-");

    private ClientOrderId(string value) => Value = value;

    /// <summary>The id as text.</summary>
    public string Value { get; }

    /// <summary>
    /// The id of the n-th act of a session: the same whenever the session is run again, as in
    /// <c>2025-10-01T10:00:00#3</c>.
    /// </summary>
    /// <param name="context">Whose session.</param>
    /// <param name="number">The number of the act, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is not positive.</exception>
    public static ClientOrderId Create(TradingContext context, int number)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return new(string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(context.Time)}{number}"));
    }

    /// <summary>
    /// The id of a model's tool call: the same whenever the session is run again, as in <c>2025-10-01T10:00:00#2.1</c>.
    /// </summary>
    /// <param name="context">Whose session.</param>
    /// <param name="turn">The number of the model's reply, from 1.</param>
    /// <param name="call">The number of the call in the reply, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static ClientOrderId Create(TradingContext context, int turn, int call)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(turn);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(call);
        return new(string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(context.Time)}{turn}.{call}"));
    }

    /// <summary>
    /// The id of a call without a number within its session, as in <c>2025-10-01T10:00:00#mcp-5f3a.3</c>.
    /// </summary>
    /// <param name="context">Whose session.</param>
    /// <param name="source">
    /// The name of the call's source, which no other source has: 1-24 ASCII letters, digits and <c>_ -</c>, beginning
    /// with a letter.
    /// </param>
    /// <param name="number">The number of the source's call, from 1.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not such a name.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is not positive.</exception>
    public static ClientOrderId Create(TradingContext context, string source, long number)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return SourceRule.Accepts(source) && char.IsAsciiLetter(source[0])
            ? Parse(string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(context.Time)}{source}.{number}"))
            : throw new ArgumentException(
                $"The source {MessageText.Quote(source)} is refused; allowed are {SourceRule.Allowed}, the first "
                    + $"of them a letter.",
                nameof(source)
            );
    }

    /// <summary>
    /// Whether it is the id of a tool call of a session, numbered or not. The ids of acts that a desk numbers are not.
    /// </summary>
    public bool IsOfCall(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string prefix = PrefixOf(context.Time);
        return Value.StartsWith(prefix, StringComparison.Ordinal) && Value.IndexOf('.', prefix.Length) > prefix.Length;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not an id; the message says what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ClientOrderId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var id) ? id : throw Rule.Refusal("Client order id", text);
    }

    /// <summary>Reads an id; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ClientOrderId? id)
    {
        id = Rule.Accepts(text) ? new ClientOrderId(text) : null;
        return id is not null;
    }

    /// <summary>Reads an id; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ClientOrderId? id)
    {
        id = Rule.Accepts(text) ? new ClientOrderId(text.ToString()) : null;
        return id is not null;
    }

    /// <inheritdoc/>
    public bool Equals(ClientOrderId? other) => other is not null && Value == other.Value;

    /// <summary>
    /// Ids that end in consecutive numbers have consecutive hashes, so that reads and writes of a large index stay
    /// close together in memory.
    /// </summary>
    public override int GetHashCode()
    {
        int hash = 0;
        foreach (char c in Value)
        {
            hash = unchecked((hash * (char.IsAsciiDigit(c) ? 10 : 31)) + c);
        }

        return hash;
    }

    /// <summary>The id as text.</summary>
    public override string ToString() => Value;

    /// <summary>Creates an id from parts that are known to be valid, for sessions that number many acts.</summary>
    internal static ClientOrderId FromTrusted(string value) => new(value);

    internal static string PrefixOf(TradingTime time) => time.ToString().Replace(' ', 'T') + "#";

    static ClientOrderId IParsable<ClientOrderId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ClientOrderId>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out ClientOrderId result
    ) => TryParse(s, out result);

    static ClientOrderId ISpanParsable<ClientOrderId>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s.ToString());

    static bool ISpanParsable<ClientOrderId>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out ClientOrderId result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => WordText.Format(Value, format);

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => WordText.TryFormat(Value, destination, out charsWritten, format);
}
