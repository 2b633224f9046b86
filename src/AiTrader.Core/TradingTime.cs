using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// A day, or a day and a time of day, on the market's clock; whole seconds. Written <c>2025-10-01</c> or <c>2025-10-01
/// 10:00:00</c>. A day is never equal to an intraday time, not even to its own midnight. In the order of times, a day
/// comes just before every time within it. <c>default</c> is not a trading time: it equals itself, comes before every
/// trading time and is written <c>(none)</c>; whatever else is asked of it throws InvalidOperationException.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<TradingTime>))]
[TypeConverter(typeof(WordTypeConverter<TradingTime>))]
public readonly struct TradingTime
    : IEquatable<TradingTime>,
        IComparable<TradingTime>,
        ISpanParsable<TradingTime>,
        ISpanFormattable
{
    internal const string Allowed =
        "a day such as 2025-10-01, or a day and a time such as 2025-10-01 10:00 or 2025-10-01 10:00:00";

    /// <summary>How many characters the longest text of a time has.</summary>
    internal const int LongestText = 19;

    // Each day has one slot for the day itself and one for each of its seconds.
    private const long SlotsPerDay = 86_401;

    // 1 + the slot since 0001-01-01, so that default (0) is no time.
    private readonly long _slot;

    /// <summary>Creates a day.</summary>
    public TradingTime(DateOnly date)
        : this((date.DayNumber * SlotsPerDay) + 1) { }

    /// <summary>Creates a time within a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeOfDay"/> has a fraction of a
    /// second.</exception>
    public TradingTime(DateOnly date, TimeOnly timeOfDay)
    {
        (long seconds, long fraction) = Math.DivRem(timeOfDay.Ticks, TimeSpan.TicksPerSecond);
        ArgumentOutOfRangeException.ThrowIfNotEqual(fraction, 0, nameof(timeOfDay));
        _slot = (date.DayNumber * SlotsPerDay) + seconds + 2;
    }

    private TradingTime(long slot) => _slot = slot;

    /// <summary>The time as one number, less than 2^39, for what keeps many of them; 0 for <c>default</c>.</summary>
    internal long ToSlot() => _slot;

    /// <summary>The time that <see cref="ToSlot"/> gave.</summary>
    internal static TradingTime FromSlot(long slot) => new(slot);

    /// <summary>The day.</summary>
    public DateOnly Date => DateOnly.FromDayNumber((int)(Slot / SlotsPerDay));

    /// <summary>The time within the day; absent if this is a day.</summary>
    public TimeOnly? TimeOfDay =>
        IsIntraday ? new TimeOnly(((Slot % SlotsPerDay) - 1) * TimeSpan.TicksPerSecond) : null;

    /// <summary>Whether this is a time within a day rather than a day.</summary>
    public bool IsIntraday => Slot % SlotsPerDay != 0;

    private long Slot =>
        _slot > 0
            ? _slot - 1
            : throw new InvalidOperationException(
                "default(TradingTime) is not a trading time; make one with a constructor or Parse."
            );

    /// <summary>
    /// Reads <c>2025-10-01</c>, <c>2025-10-01 10:00</c> or <c>2025-10-01 10:00:00</c>, and nothing else.
    /// </summary>
    /// <exception cref="FormatException">The text is not a trading time; the message says what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TradingTime Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var time)
            ? time
            : throw new FormatException($"Trading time {MessageText.Quote(text)} is refused; allowed is {Allowed}.");
    }

    /// <summary>Reads a trading time; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TradingTime time)
    {
        time = default;
        return text is not null && TryParse(text.AsSpan(), out time);
    }

    /// <summary>Reads a trading time; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TradingTime time)
    {
        time = default;
        if (text.Length is not (10 or 16 or 19) || !TryParseDay(text[..10], out var day))
        {
            return false;
        }

        if (text.Length == 10)
        {
            time = new(day);
            return true;
        }

        if (text[10] != ' ' || !TryParseSeconds(text[11..], out int seconds))
        {
            return false;
        }

        time = new((day.DayNumber * SlotsPerDay) + seconds + 2);
        return true;
    }

    /// <summary>Whether the two are the same time of the same kind.</summary>
    public static bool operator ==(TradingTime left, TradingTime right) => left._slot == right._slot;

    /// <summary>Whether the two differ in time or kind.</summary>
    public static bool operator !=(TradingTime left, TradingTime right) => left._slot != right._slot;

    /// <summary>Whether the left time is earlier.</summary>
    public static bool operator <(TradingTime left, TradingTime right) => left._slot < right._slot;

    /// <summary>Whether the left time is later.</summary>
    public static bool operator >(TradingTime left, TradingTime right) => left._slot > right._slot;

    /// <summary>Whether the left time is earlier or the same.</summary>
    public static bool operator <=(TradingTime left, TradingTime right) => left._slot <= right._slot;

    /// <summary>Whether the left time is later or the same.</summary>
    public static bool operator >=(TradingTime left, TradingTime right) => left._slot >= right._slot;

    /// <inheritdoc/>
    public int CompareTo(TradingTime other) => _slot.CompareTo(other._slot);

    /// <inheritdoc/>
    public bool Equals(TradingTime other) => _slot == other._slot;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TradingTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _slot.GetHashCode();

    /// <summary><c>2025-10-01</c> or <c>2025-10-01 10:00:00</c>; <c>(none)</c> for <c>default</c>.</summary>
    public override string ToString() =>
        _slot == 0 ? "(none)"
        : TimeOfDay is { } timeOfDay
            ? string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd} {timeOfDay:HH:mm:ss}")
        : Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryParseDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (
            text[4] != '-'
            || text[7] != '-'
            || !TryParseDigits(text[..4], out int year)
            || !TryParseDigits(text[5..7], out int month)
            || !TryParseDigits(text[8..], out int dayOfMonth)
            || year == 0
            || month is 0 or > 12
            || dayOfMonth == 0
            || dayOfMonth > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    private static bool TryParseSeconds(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        int second = 0;
        if (
            text[2] != ':'
            || !TryParseDigits(text[..2], out int hour)
            || !TryParseDigits(text[3..5], out int minute)
            || (text.Length == 8 && (text[5] != ':' || !TryParseDigits(text[6..], out second)))
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return false;
        }

        seconds = (hour * 3600) + (minute * 60) + second;
        return true;
    }

    private static bool TryParseDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }

    static TradingTime IParsable<TradingTime>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<TradingTime>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out TradingTime result
    ) => TryParse(s, out result);

    static TradingTime ISpanParsable<TradingTime>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s.ToString());

    static bool ISpanParsable<TradingTime>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out TradingTime result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) =>
        WordText.Format(ToString(), format);

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => WordText.TryFormat(ToString(), destination, out charsWritten, format);
}
