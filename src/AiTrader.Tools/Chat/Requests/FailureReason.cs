using System.Globalization;
using System.Net.Sockets;

namespace AiTrader.Tools;

/// <summary>Why a request failed, in words that are the same for the same kind of failure, for counting.</summary>
internal static class FailureReason
{
    /// <summary>The session ended while the request was under way.</summary>
    public const string Canceled = "canceled";

    /// <summary>The reason: <c>status 429</c>, <c>no connection</c>, <c>incomplete reply</c>.</summary>
    public static string Of(Exception failure)
    {
        List<Exception> chain = [];
        for (Exception? link = failure; link is not null; link = link.InnerException)
        {
            chain.Add(link);
        }

        return chain.OfType<HttpRequestException>().FirstOrDefault(link => link.StatusCode is not null) is { } answered
                ? string.Create(CultureInfo.InvariantCulture, $"status {(int)answered.StatusCode!}")
            : chain.Exists(link => link is HttpIOException) ? "incomplete reply"
            : chain.Exists(link => link is TimeoutException or OperationCanceledException) ? "time-out"
            : chain.Exists(link => link is HttpRequestException or IOException or SocketException) ? "no connection"
            : chain.Exists(link => link is ModelReplyException) ? "unusable reply"
            : chain.Exists(link => link is InvalidDataException) ? "unreadable reply"
            : failure.GetType().Name;
    }
}
