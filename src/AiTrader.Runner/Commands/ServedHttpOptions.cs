using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Input;
using AiTrader.Runner.Service;

namespace AiTrader.Runner.Commands;

/// <summary>The options of a service about who reaches it, and how often.</summary>
internal sealed class ServedHttpOptions
{
    private const int Most = 100_000;

    private readonly Option<string[]> _hosts = OptionValue.OfMany(
        "--host",
        "NAME",
        "A name at which a proxy offers the service, for example trading.example.com; it can be given more than once. "
            + "Requests for other names are refused. Default: on a loopback address the names of this machine, on "
            + "other addresses all.",
        ParseHost
    );
    private readonly Option<int?> _rate = OptionValue.Of<int?>(
        "--rate-limit",
        "NUMBER",
        $"Requests of one user in a second; four times as many can come at once. 1 to {Most}. Default: 50.",
        text => ParseCount(text)
    );

    private readonly Option<int?> _listeners = OptionValue.Of<int?>(
        "--listener-limit",
        "NUMBER",
        $"Streams of events that one user can have open, pages of the board among them. 1 to {Most}. "
            + "Default: 100.",
        text => ParseCount(text)
    );

    /// <summary>Adds the options to a command.</summary>
    public ServedHttpOptions(Command command)
    {
        command.Options.Add(_hosts);
        command.Options.Add(_rate);
        command.Options.Add(_listeners);
    }

    /// <summary>The plan with what was given.</summary>
    public ServicePlan Read(ParseResult parsed, ServicePlan plan) =>
        plan with
        {
            Hosts = parsed.GetValue(_hosts) ?? [],
            RequestsPerSecond = parsed.GetValue(_rate) ?? plan.RequestsPerSecond,
            ListenersPerUser = parsed.GetValue(_listeners) ?? plan.ListenersPerUser,
        };

    private static string ParseHost(string text) =>
        Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? text
            : throw TextValue.Refusal(
                text,
                "a name or an address without scheme and port, such as trading.example.com"
            );

    private static int ParseCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= Most
            ? value
            : throw TextValue.Refusal(text, $"a whole number from 1 to {Most}");
}
