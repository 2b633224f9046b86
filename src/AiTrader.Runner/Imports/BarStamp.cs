using System.Globalization;

namespace AiTrader.Runner.Imports;

/// <summary>The stamp of a bar, as files write it.</summary>
/// <param name="Time">The time on the market's clock.</param>
/// <param name="WrittenDay">
/// The day, if the stamp is a midnight as it is written: in a file with nothing else, it stands for the whole day.
/// </param>
internal readonly record struct BarStamp(TradingTime Time, DateOnly? WrittenDay)
{
    private const string Allowed =
        "a day is 2025-10-01 or 20251001, a time is 2025-10-01 10:00:00 on the market's clock";

    private static readonly string[] Local =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mm",
    ];

    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>Reads a stamp.</summary>
    /// <param name="text">The stamp.</param>
    /// <param name="zone">The market's time zone; null to refuse instants.</param>
    /// <exception cref="FormatException">It is not a stamp, or an instant without a zone.</exception>
    public static BarStamp Parse(string? text, TimeZoneInfo? zone)
    {
        string stamp = text?.Trim() ?? "";
        if (DayOf(stamp, "yyyy-MM-dd") is { } day)
        {
            return new BarStamp(new TradingTime(day), null);
        }

        if (DateTime.TryParseExact(stamp, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new BarStamp(TimeOf(local, text), MidnightOf(local));
        }

        if (DayOf(stamp, "yyyyMMdd") is { } compact)
        {
            return new BarStamp(new TradingTime(compact), null);
        }

        if (InstantOf(stamp) is not { } instant)
        {
            throw new FormatException($"the time {MessageText.Quote(text)} is refused; {Allowed}");
        }

        return zone is null
            ? throw new FormatException(
                $"the time {MessageText.Quote(text)} is an instant; name the market's time zone with --time-zone"
            )
            : new BarStamp(
                TimeOf(TimeZoneInfo.ConvertTime(instant, zone).DateTime, text),
                MidnightOf(instant.DateTime)
            );
    }

    private static DateOnly? DayOf(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static DateOnly? MidnightOf(DateTime written) =>
        written.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(written) : null;

    private static TradingTime TimeOf(DateTime local, string? text) =>
        local.Ticks % TimeSpan.TicksPerSecond == 0
            ? new TradingTime(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))
            : throw new FormatException($"the time {MessageText.Quote(text)} has a fraction of a second; {Allowed}");

    private static DateTimeOffset? InstantOf(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            WithOffset,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? instant
            : EpochOf(text);

    // Seconds, milliseconds, microseconds or nanoseconds since 1970, by the number of digits.
    private static DateTimeOffset? EpochOf(string text) =>
        !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? null
            : text.Length switch
            {
                9 or 10 => DateTimeOffset.FromUnixTimeSeconds(number),
                12 or 13 => DateTimeOffset.FromUnixTimeMilliseconds(number),
                15 or 16 => DateTimeOffset.UnixEpoch.AddTicks(number * 10),
                18 or 19 => DateTimeOffset.UnixEpoch.AddTicks(number / 100),
                _ => null,
            };
}
