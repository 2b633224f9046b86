using System.Text.Json;
using AiTrader.Runner.Keys;
using Anthropic.Exceptions;

namespace AiTrader.Runner.Models;

/// <summary>
/// Converts the exceptions of providers to the few kinds that a retry distinguishes, without the key.
/// </summary>
internal static class EndpointFailure
{
    /// <summary>The exception to throw instead of a provider's.</summary>
    public static Exception Of(Exception failure, ApiKey? key)
    {
        var shown = Shown(failure, key);
        foreach (var link in Chain(failure))
        {
            Keep(link, shown);
        }

        return shown;
    }

    private static Exception Shown(Exception failure, ApiKey? key)
    {
        string Clean(string text) => key?.Clean(text) ?? text;

        // A stack may quote the key as well as a message does.
        var cause = key is null || Clean(failure.ToString()) == failure.ToString() ? failure : null;
        foreach (var link in Chain(failure))
        {
            switch (link)
            {
                case HttpRequestException { StatusCode: not null } status:
                    return new HttpRequestException(Clean(status.Message), cause, status.StatusCode);
                case HttpRequestException or IOException:
                    return new HttpRequestException(
                        $"The connection to the endpoint fails: {Clean(link.Message)}",
                        cause
                    );
                case AnthropicSseException:
                    return new HttpRequestException($"The endpoint ends its reply early: {Clean(link.Message)}", cause);
                case OperationCanceledException or TimeoutException:
                    return new TimeoutException("The endpoint does not answer in time.", cause);
                case InvalidDataException:
                    return new InvalidDataException(Clean(link.Message), cause);
                case JsonException:
                    return new InvalidDataException(
                        $"The endpoint's reply does not follow its protocol: {Clean(link.Message)}",
                        cause
                    );
            }
        }

        return new InvalidDataException($"The endpoint's reply cannot be understood: {Clean(failure.Message)}", cause);
    }

    // How long the endpoint asks to wait, and the tokens that it counted.
    private static void Keep(Exception failure, Exception shown)
    {
        foreach (string key in (string[])["Retry-After", "Usage"])
        {
            if (failure.Data[key] is { } value)
            {
                shown.Data[key] = value;
            }
        }
    }

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var link = failure; link is not null; link = link.InnerException)
        {
            yield return link;
        }
    }
}
