namespace AiTrader.Runner.Telemetry;

/// <summary>
/// Notices that a collector cannot be reached, or refuses what it is sent. The export itself is silent.
/// </summary>
/// <param name="complain">Is told of each request that failed.</param>
internal sealed class WatchedCollector(Action<string> complain) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Checked(request, base.Send(request, cancellationToken));
        }
        catch (Exception lost) when (Tell(request, lost))
        {
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Checked(request, await base.SendAsync(request, cancellationToken));
        }
        catch (Exception lost) when (Tell(request, lost))
        {
            throw;
        }
    }

    private HttpResponseMessage Checked(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            complain($"the collector at {PlaceOf(request)} answered {(int)response.StatusCode}.");
        }

        return response;
    }

    private bool Tell(HttpRequestMessage request, Exception lost)
    {
        string reason =
            lost is OperationCanceledException ? "it did not answer in time" : MessageText.OneLine(lost.Message);
        complain($"the collector at {PlaceOf(request)} cannot be reached: {reason.TrimEnd('.')}.");
        return true;
    }

    // A user and a password can be in the address.
    private static string? PlaceOf(HttpRequestMessage request) =>
        request.RequestUri?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
