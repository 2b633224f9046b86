using System.Net;
using System.Net.Sockets;

namespace AiTrader.Tools;

/// <summary>Which failures of a model's endpoint pass by themselves, and how long the endpoint asks to wait.</summary>
internal static class TransientFailure
{
    /// <summary>
    /// Whether asking again may help: no connection, a connection that is reset or closed in the middle, a time-out,
    /// and the status codes 408, 429 and 5xx. All other failures (an invalid key, a bad request, a body that is not
    /// JSON) do not pass. Clients wrap failures in their own exceptions, so the first known one counts. Clients report
    /// a time-out as a cancellation that the caller did not request.
    /// </summary>
    public static bool Is(Exception failure) =>
        failure switch
        {
            HttpRequestException { StatusCode: { } status } => status
                is HttpStatusCode.RequestTimeout
                    or HttpStatusCode.TooManyRequests
                || (int)status >= 500,
            HttpRequestException
            or HttpIOException
            or SocketException
            or TimeoutException
            or OperationCanceledException => true,
            { InnerException: { } inner } => Is(inner),
            _ => false,
        };

    /// <summary>
    /// The waiting time that the endpoint asks for, zero if it is over; null if it asks for none. Clients put it under
    /// the key <c>Retry-After</c> of the exception's data.
    /// </summary>
    public static TimeSpan? FindWait(Exception? failure) =>
        failure is null ? null
        : failure.Data["Retry-After"] is TimeSpan wait ? TimeSpan.FromTicks(Math.Max(0, wait.Ticks))
        : FindWait(failure.InnerException);
}
