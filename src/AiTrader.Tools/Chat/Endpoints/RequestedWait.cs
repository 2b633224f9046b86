using System.Globalization;
using System.Net.Http.Headers;

namespace AiTrader.Tools;

/// <summary>How long an endpoint asks to wait before the next request.</summary>
internal static class RequestedWait
{
    private const string Milliseconds = "retry-after-ms";
    private const string Seconds = "Retry-After";

    // Longer than any session; a wait beyond it means the same.
    private const double LongestSeconds = 1e7;

    /// <summary>
    /// The wait that the headers of an answer ask for, in the forms <c>retry-after-ms: 1500</c>, <c>Retry-After:
    /// 1.5</c> and <c>Retry-After: Wed, 21 Oct 2026 07:28:00 GMT</c>; null if they ask for none.
    /// </summary>
    /// <param name="headers">The headers.</param>
    /// <param name="now">The wall time.</param>
    public static TimeSpan? Find(HttpResponseHeaders headers, DateTimeOffset now) =>
        Number(headers, Milliseconds) is { } milliseconds ? Wait(milliseconds / 1000)
        : Number(headers, Seconds) is { } seconds ? Wait(seconds)
        : headers.RetryAfter?.Date is { } date ? Wait((date - now).TotalSeconds)
        : null;

    // HttpResponseHeaders reads whole seconds only; endpoints also send 4.5.
    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values)
        && double.TryParse(values.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && !double.IsNaN(number)
            ? number
            : null;

    private static TimeSpan Wait(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestSeconds));
}
