using System.Globalization;
using System.Net;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.ToolServers;

/// <summary>Where a server listens: one address of this machine and a port.</summary>
/// <param name="EndPoint">The address and the port; port 0 is any that is free.</param>
internal sealed record ListenAddress(IPEndPoint EndPoint)
{
    /// <summary>Whether only processes on this machine can connect.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(EndPoint.Address);

    /// <summary>
    /// Reads <c>PORT</c>, <c>localhost:PORT</c>, <c>127.0.0.1:PORT</c> or <c>[::1]:PORT</c>, with any address of this
    /// machine.
    /// </summary>
    /// <exception cref="FormatException">The text is not one of them. The message says what is allowed.</exception>
    public static ListenAddress Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        string host = colon < 0 ? "localhost" : text[..colon];
        return
            ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            && AddressOf(host) is { } address
            ? new ListenAddress(new IPEndPoint(address, port))
            : throw TextValue.Refusal(
                text,
                "a port such as 8300, or an address and a port such as 127.0.0.1:8300, localhost:8300, "
                    + "[::1]:8300 or 0.0.0.0:8300"
            );
    }

    /// <summary>As it is written on a command line.</summary>
    public override string ToString() => EndPoint.ToString();

    // '::1' without brackets could be any part of an address and a port.
    private static IPAddress? AddressOf(string host) =>
        host == "localhost" ? IPAddress.Loopback
        : host.Contains(':', StringComparison.Ordinal) != (host.StartsWith('[') && host.EndsWith(']')) ? null
        : IPAddress.TryParse(host, out var address) ? address
        : null;
}
