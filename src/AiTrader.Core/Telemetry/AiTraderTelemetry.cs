using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AiTrader;

/// <summary>
/// The telemetry of AiTrader: an <see cref="ActivitySource"/> and a <see cref="Meter"/>, both named <see cref="Name"/>.
/// It costs nothing without a listener.
/// </summary>
/// <remarks>
/// Spans: <c>invoke_workflow run</c>; below it <c>invoke_agent SIGNATURE</c>, for each session; below that <c>turn</c>,
/// for each turn of a model; below that <c>chat</c> for its reply and <c>execute_tool TOOL</c> for each of its calls;
/// below these <c>ledger.append</c> for each act that is recorded. They follow OpenTelemetry's conventions for
/// generative AI. The page docs/telemetry.md of the repository lists attributes and events.
/// Instruments: <c>aitrader.session.duration</c> (s, by outcome and model), <c>aitrader.order.fills</c> (by side),
/// <c>aitrader.order.denials</c> (by code), <c>aitrader.ledger.append.duration</c> (s), and of Microsoft.Extensions.AI
/// <c>gen_ai.client.token.usage</c> and <c>gen_ai.client.operation.duration</c>.
/// </remarks>
public static class AiTraderTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "AiTrader";

    /// <summary>Begins spans.</summary>
    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

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
        "Orders that were denied, by code."
    );
}
