using System.Net;
using System.Net.Sockets;

namespace AiTrader.Testing.Processes;

/// <summary>A port of loopback that nothing listens on.</summary>
public static class FreePort
{
    /// <summary>Finds one; another program may take it before it is used.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
