using System.Collections.Frozen;

namespace AiTrader.Runner.Stores;

/// <summary>
/// The text of a store, right or wrong, with stars for whatever can be a password: the value of every keyword that is
/// not known to be harmless, what is before an <c>@</c>, and what follows a scheme that does not exist.
/// </summary>
internal static class MaskedStore
{
    private const string Stars = "*****";

    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "abortConnect",
            "allowAdmin",
            "asyncTimeout",
            "channelPrefix",
            "checkCertificateRevocation",
            "configChannel",
            "configCheckSeconds",
            "connectRetry",
            "connectTimeout",
            "defaultDatabase",
            "highIntegrity",
            "keepAlive",
            "name",
            "protocol",
            "proxy",
            "resolveDns",
            "responseTimeout",
            "serviceName",
            "setlib",
            "ssl",
            "sslHost",
            "sslProtocols",
            "syncTimeout",
            "tiebreaker",
            "user",
            "version",
            "writeBuffer",
        ]
    );

    /// <summary>The text as it can be shown.</summary>
    public static string Of(string text)
    {
        int end = text.IndexOf(':', StringComparison.Ordinal);
        string scheme = text[..(end + 1)];
        return scheme switch
        {
            "sqlite:" => text,
            "redis:" => scheme + OfConnection(text[scheme.Length..]),
            "" => OfConnection(text),
            _ => scheme + Stars,
        };
    }

    /// <summary>A connection to Redis as it can be shown.</summary>
    public static string OfConnection(string connection)
    {
        bool isSecret = false;
        return string.Join(',', connection.Split(',').Select(part => Mask(part, ref isSecret)));
    }

    /// <summary>Whether every keyword of a connection is one that exists.</summary>
    public static string? FindUnknownKeyword(string connection) =>
        connection
            .Split(',')
            .Where(part => part.Contains('=', StringComparison.Ordinal))
            .Select(part => part.Split('=', 2)[0].Trim())
            .FirstOrDefault(key => !Harmless.Contains(key) && !IsPassword(key) && !key.StartsWith('$'));

    private static bool IsPassword(string key) => key.Equals("password", StringComparison.OrdinalIgnoreCase);

    // A password can contain a comma: what follows it without a keyword may be the rest of it.
    private static string Mask(string part, ref bool isSecret)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            isSecret = !Harmless.Contains(part[..equals].Trim());
            return isSecret ? part[..(equals + 1)] + Stars : part;
        }

        int at = part.LastIndexOf('@');
        return isSecret ? Stars
            : at > 0 ? Stars + part[at..]
            : part;
    }
}
