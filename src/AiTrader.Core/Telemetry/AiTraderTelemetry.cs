using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace AiTrader;

/// <summary>
/// The telemetry of AiTrader: an <see cref="ActivitySource"/> and a
/// <see cref="System.Diagnostics.Metrics.Meter"/>, both named <see cref="Name"/>. It costs nothing without a listener.
/// </summary>
/// <remarks>
/// Spans: <c>invoke_workflow run</c>; below it <c>invoke_agent SIGNATURE</c>, for each session; below that <c>turn</c>,
/// for each turn of a model; below that <c>chat</c> for its reply and <c>execute_tool TOOL</c> for each of its calls;
/// below these <c>ledger.append</c> for each act that is recorded. They follow OpenTelemetry's conventions for
/// generative AI. The page docs/telemetry.md of the repository lists attributes and events.
/// Instruments: <c>aitrader.session.duration</c> (s, by outcome and model), <c>aitrader.order.fills</c> (by side),
/// <c>aitrader.order.denials</c> (by code), <c>aitrader.order.acceptances</c> (by type),
/// <c>aitrader.order.expiries</c>, <c>aitrader.order.cancellations</c> (by reason),
/// <c>aitrader.ledger.append.duration</c> (s), and of Microsoft.Extensions.AI <c>gen_ai.client.token.usage</c> and
/// <c>gen_ai.client.operation.duration</c>.
/// </remarks>
public static class AiTraderTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "AiTrader";

    /// <summary>The version of the packages and of the program, without the commit: <c>1.2.3</c>.</summary>
    internal static readonly string Version = typeof(AiTraderTelemetry)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    /// <summary>Begins spans.</summary>
    internal static readonly ActivitySource Source = new(Name, Version);

    private static readonly Meter Meter = new(Name, Version);

    /// <summary>The duration of sessions, in seconds.</summary>
    internal static readonly Histogram<double> SessionDuration = Meter.CreateHistogram<double>(
        "aitrader.session.duration",
        "s",
        "The duration of a session, by outcome."
    );

    /// <summary>The duration of an append to a ledger, in seconds.</summary>
    internal static readonly Histogram<double> AppendDuration = Meter.CreateHistogram<double>(
        "aitrader.ledger.append.duration",
        "s",
        "The time until the ledger acknowledges an append."
    );

    /// <summary>Orders that were filled.</summary>
    internal static readonly Counter<long> Fills = Meter.CreateCounter<long>(
        "aitrader.order.fills",
        "{order}",
        "Orders that were filled."
    );

    /// <summary>Orders that were denied.</summary>
    internal static readonly Counter<long> Denials = Meter.CreateCounter<long>(
        "aitrader.order.denials",
        "{order}",
        "Orders and cancellations that were denied, by code."
    );

    /// <summary>Orders that began to rest.</summary>
    internal static readonly Counter<long> Acceptances = Meter.CreateCounter<long>(
        "aitrader.order.acceptances",
        "{order}",
        "Orders that began to rest without an execution, by type."
    );

    /// <summary>Orders whose day has ended.</summary>
    internal static readonly Counter<long> Expiries = Meter.CreateCounter<long>(
        "aitrader.order.expiries",
        "{order}",
        "Orders that rested and expired with their day."
    );

    /// <summary>Orders that were canceled.</summary>
    internal static readonly Counter<long> Cancellations = Meter.CreateCounter<long>(
        "aitrader.order.cancellations",
        "{order}",
        "Orders that were canceled, by reason."
    );

    /// <summary>Whether anything listens to an instrument that counts what is recorded.</summary>
    internal static bool CountsEntries =>
        AppendDuration.Enabled
        || Fills.Enabled
        || Denials.Enabled
        || Acceptances.Enabled
        || Expiries.Enabled
        || Cancellations.Enabled;
}
