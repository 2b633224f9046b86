namespace AiTrader.Serving;

/// <summary>Connections to a service, any number at once.</summary>
public static class Connections
{
    /// <summary>Makes them.</summary>
    public static HttpClient To(Uri address) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue, UseCookies = false })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromMinutes(2),
        };
}
