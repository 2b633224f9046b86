using System.CommandLine;
using System.Net;
using AiTrader.Runner.Cluster;
using AiTrader.Runner.Input;
using AiTrader.Runner.Service;
using AiTrader.Runner.Stores;
using AiTrader.Runner.ToolServers;

namespace AiTrader.Runner.Commands;

/// <summary>The options with which a service joins a cluster.</summary>
internal sealed class ClusterOptions
{
    private const string SameAsStore = "store";
    private const string AllowedServers =
        "store (the server of --store), or redis:CONNECTION (for example redis:localhost:6379)";

    private readonly Option<string?> _cluster = OptionValue.Of<string?>(
        "--cluster",
        "REDIS",
        $"Share the traders with every service that joins the same cluster. They find each other at {AllowedServers}. "
            + "Default: this process drives its traders by itself.",
        text => ParseServer(text)
    );
    private readonly Option<ListenAddress?> _silo = OptionValue.Of<ListenAddress?>(
        "--silo",
        "ADDRESS",
        "Where the other services of the cluster reach this one, for example 10.0.0.5:11111. Nothing protects that "
            + "port: keep it in a private network. Default: a free port of 127.0.0.1, if the server of --cluster is on "
            + "this machine too.",
        ParseSilo
    );
    private readonly Option<string?> _name = OptionValue.Of<string?>(
        "--cluster-name",
        "NAME",
        "The name of the cluster: another one for another store on the same server. Default: "
            + $"{ClusterPlan.DefaultName}.",
        text => ParseName(text)
    );

    /// <summary>Adds the options to a command.</summary>
    public ClusterOptions(Command command)
    {
        command.Options.Add(_cluster);
        command.Options.Add(_silo);
        command.Options.Add(_name);
    }

    /// <summary>The cluster to join; null for none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="plan">What is served.</param>
    /// <exception cref="InputException">The options do not go together.</exception>
    public ClusterPlan? Find(ParseResult parsed, ServicePlan plan)
    {
        var silo = parsed.GetValue(_silo);
        if (parsed.GetValue(_cluster) is not { } server)
        {
            return silo is null && parsed.GetValue(_name) is null
                ? null
                : throw new InputException("--silo and --cluster-name belong to --cluster, which is missing.");
        }

        if (plan.Store.Redis is not { } store)
        {
            throw new InputException(
                $"--cluster: the services of a cluster share one store, and {plan.Store} belongs to this machine; "
                    + "name one with --store redis:CONNECTION."
            );
        }

        var redis = server == SameAsStore ? store : StoreLocation.Parse(server).Redis!;
        if (silo is null && redis.EndPoints.Any(end => !IsLoopback(end)))
        {
            throw new InputException(
                "--silo: the server of --cluster is on another machine, where other services can be too; name the "
                    + "address of this machine at which they reach it, for example --silo 10.0.0.5:11111."
            );
        }

        return new ClusterPlan(
            redis,
            parsed.GetValue(_name) ?? ClusterPlan.DefaultName,
            ClusterPlan.WithPort(silo?.EndPoint ?? new IPEndPoint(IPAddress.Loopback, 0))
        );
    }

    private static string ParseServer(string text) =>
        text == SameAsStore ? text
        : text.StartsWith("redis:", StringComparison.Ordinal) && StoreLocation.Parse(text) is not null ? text
        : throw TextValue.Refusal(MaskedStore.Of(text), AllowedServers);

    private static ListenAddress ParseSilo(string text) =>
        ListenAddress.Parse(text) is var address
        && !address.EndPoint.Address.Equals(IPAddress.Any)
        && !address.EndPoint.Address.Equals(IPAddress.IPv6Any)
            ? address
            : throw TextValue.Refusal(text, "one address of this machine that others reach, such as 10.0.0.5:11111");

    // The name is a part of keys of Redis.
    private static string ParseName(string text) =>
        text.Length is > 0 and <= 40 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-')
            ? text
            : throw TextValue.Refusal(text, "1 to 40 letters of English, digits and hyphens");

    private static bool IsLoopback(EndPoint end) =>
        end switch
        {
            IPEndPoint address => IPAddress.IsLoopback(address.Address),
            DnsEndPoint name => name.Host == "localhost",
            _ => true,
        };
}
