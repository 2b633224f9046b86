using System.Diagnostics.CodeAnalysis;

namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// Which run of a trader: its first and last session. As text, <c>2025-10-01</c>, <c>2025-10-01T10:00:00</c> or
/// <c>2025-10-01..2025-10-31</c>, which fits into an address.
/// </summary>
/// <param name="From">The first session.</param>
/// <param name="To">The last session.</param>
internal readonly record struct RunId(TradingTime From, TradingTime To)
{
    private const string Separator = "..";

    /// <summary>Whether it is a single session.</summary>
    public bool IsSession => From == To;

    /// <summary>Reads the text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunId id)
    {
        id = default;
        if (text is null)
        {
            return false;
        }

        int at = text.IndexOf(Separator, StringComparison.Ordinal);
        string first = at < 0 ? text : text[..at];
        if (!TryParseTime(first, out var from))
        {
            return false;
        }

        if (at < 0)
        {
            id = new RunId(from, from);
            return true;
        }

        bool isRange = TryParseTime(text[(at + Separator.Length)..], out var to) && from.IsIntraday == to.IsIntraday;
        id = new RunId(from, to);
        return isRange && from < to;
    }

    /// <summary>A time as it stands in an address: <c>2025-10-01T10:00:00</c>.</summary>
    public static string TextOf(TradingTime time) => time.ToString().Replace(' ', 'T');

    /// <summary>The text.</summary>
    public override string ToString() => IsSession ? TextOf(From) : $"{TextOf(From)}{Separator}{TextOf(To)}";

    /// <summary>Reads a time as it stands in an address, or with a space.</summary>
    public static bool TryParseTime([NotNullWhen(true)] string? text, out TradingTime time) =>
        TradingTime.TryParse(
            text is { Length: > 10 } && text[10] == 'T' ? $"{text[..10]} {text[11..]}" : text,
            out time
        );
}
