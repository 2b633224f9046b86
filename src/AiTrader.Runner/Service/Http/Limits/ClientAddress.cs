using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Limits;

/// <summary>From where a request without a valid key comes.</summary>
internal static class ClientAddress
{
    private const string Forwarded = "X-Forwarded-For";
    private const int NetworkBytes = 8;

    /// <summary>
    /// The address of the client. Behind a proxy of this machine, it is the last one of <c>X-Forwarded-For</c>, which
    /// the proxy has added. Of IPv6, it is the network of 64 bits, of which a client has all addresses.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="hasProxy">Whether there is a proxy of this machine.</param>
    public static string Of(HttpContext http, bool hasProxy)
    {
        var peer = http.Connection.RemoteIpAddress ?? IPAddress.None;
        string? last = http.Request.Headers[Forwarded].LastOrDefault()?.Split(',')[^1].Trim();
        bool isForwarded = hasProxy && IPAddress.IsLoopback(peer) && IPAddress.TryParse(last, out _);
        return NetworkOf(isForwarded ? IPAddress.Parse(last!) : peer);
    }

    private static string NetworkOf(IPAddress address)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
