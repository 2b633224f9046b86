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

    // Numbers from here on are text only: they need not fit into an int.
    private const int MostNumber = 1_000_000_000;

    // Between the hashes of two sessions there is room for the acts of one.
    private const int NumberStep = 10_007;

    // Zero where the id does not end in '#' and a number.
    private readonly int _number;

    // The whole id; of one with a number possibly only what is before it, as a session gives ids to many acts of which
    // most are never shown.
    private string _text;

    private ClientOrderId(string value)
        : this(value, NumberOf(value)) { }

    private ClientOrderId(string text, int number) => (_text, _number) = (text, number);

    /// <summary>The id as text.</summary>
    public string Value
    {
        get
        {
            string text = _text;
            return _number == 0 || text[^1] != '#'
                ? text
                : _text = text + _number.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The number of the act within its session; zero if the id does not end in '#' and a number.</summary>
    internal int Number => _number;

    /// <summary>What is before the number, or all of an id without one.</summary>
    internal ReadOnlySpan<char> Prefix
    {
        get
        {
            string text = _text;
            return _number == 0 ? text : text.AsSpan(0, text.LastIndexOf('#') + 1);
        }
    }

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
    public bool Equals(ClientOrderId? other) =>
        other is not null && _number == other._number && (ReferenceEquals(_text, other._text) || Has(other.Prefix));

    /// <summary>
    /// Ids that end in consecutive numbers have consecutive hashes, so that reads and writes of a large index stay
    /// close together in memory.
    /// </summary>
    public override int GetHashCode()
    {
        int hash = 0;
        foreach (char c in Prefix)
        {
            hash = unchecked((hash * (char.IsAsciiDigit(c) ? 10 : 31)) + c);
        }

        return unchecked((hash * NumberStep) + _number);
    }

    /// <summary>The id as text.</summary>
    public override string ToString() => Value;

    /// <summary>Creates an id from parts that are known to be valid.</summary>
    internal static ClientOrderId FromTrusted(string value) => new(value);

    /// <summary>Creates the id of an act, for sessions that number many acts.</summary>
    /// <param name="prefix">What is before the number, as <see cref="PrefixOf"/> has it.</param>
    /// <param name="number">The number of the act, from 1.</param>
    internal static ClientOrderId FromTrusted(string prefix, int number) =>
        number < MostNumber ? new(prefix, number) : new(prefix + number.ToString(CultureInfo.InvariantCulture));

    internal static string PrefixOf(TradingTime time) => time.ToString().Replace(' ', 'T') + "#";

    private bool Has(ReadOnlySpan<char> prefix) => Prefix.SequenceEqual(prefix);

    private static int NumberOf(string value)
    {
        var digits = value.AsSpan(value.LastIndexOf('#') + 1);
        return
            digits.Length < value.Length
            && digits.Length is > 0 and < 10
            && digits[0] != '0'
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : 0;
    }

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
