using System.Globalization;
using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>The times of Alpha Arena: seconds since 1970, and text in UTC.</summary>
internal static class AlphaArenaTime
{
    // Years 2000 to 2100: a number of milliseconds is not taken for seconds.
    private const decimal First = 946_684_800;
    private const decimal Last = 4_102_444_800;

    /// <summary>The time of a member, in whole seconds of UTC.</summary>
    /// <exception cref="FormatException">It is missing, or not such a time.</exception>
    public static TradingTime Read(RecordedFields fields, string name)
    {
        decimal seconds = fields.Number(name);
        if (seconds is < First or > Last)
        {
            throw new FormatException(
                $"The {name} {PlainDecimal.Format(seconds)} is not a number of seconds since 1970, of the "
                    + "years 2000 to 2100."
            );
        }

        var time = DateTimeOffset.FromUnixTimeSeconds((long)seconds).UtcDateTime;
        return new TradingTime(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }

    /// <summary>The claim that a text is the time of a member; none if there is no text.</summary>
    public static IEnumerable<RecordedClaim> Claims(RecordedFields fields, string text, string name)
    {
        if (!fields.Has(text))
        {
            return [];
        }

        string written = fields.Text(text);
        string expected = Read(fields, name).ToString();
        return
        [
            RecordedClaim.Equal(
                text,
                DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
                    ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
                    : written,
                expected,
                name
            ),
        ];
    }
}
