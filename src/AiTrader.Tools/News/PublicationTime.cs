using System.Globalization;

namespace AiTrader.Tools;

/// <summary>
/// When news was published, on the market's clock: an instant or, if the source has only a date, the whole day.
/// </summary>
/// <param name="Latest">The latest moment at which it can have been published.</param>
internal readonly record struct PublicationTime(DateTime Latest)
{
    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyyMMdd'T'HHmmssK",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    ];

    private static readonly string[] OnMarketClock =
    [
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyyMMdd'T'HHmmss",
        "yyyyMMdd'T'HHmm",
    ];

    /// <summary>
    /// Reads the text of a source: ISO 8601 or RFC 1123; without an offset it is on the market's clock.
    /// </summary>
    public static PublicationTime? Parse(string? text, TimeZoneInfo zone)
    {
        text = text?.Trim();
        if (
            DateTime.TryParseExact(
                text,
                OnMarketClock,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
        {
            return new(local);
        }

        if (
            DateTimeOffset.TryParseExact(
                text,
                WithOffset,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
        )
        {
            return new(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        }

        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? new(date.ToDateTime(TimeOnly.MaxValue))
            : null;
    }

    /// <summary>
    /// Whether it was certainly public at a trading time. A day trades at its open, whose hour is not known, so only
    /// the news of earlier days was public.
    /// </summary>
    public bool IsKnownAt(TradingTime time) =>
        time.TimeOfDay is { } timeOfDay
            ? Latest <= time.Date.ToDateTime(timeOfDay)
            : Latest < time.Date.ToDateTime(TimeOnly.MinValue);
}
