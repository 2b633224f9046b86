using System.Diagnostics;

namespace AiTrader.Tools;

/// <summary>The telemetry of a turn: the model's reply and its calls are below its span.</summary>
internal static class TurnSpan
{
    private static readonly ActivitySource Source = new(AiTraderTelemetry.Name);

    /// <summary>Begins the span; null if there is no listener.</summary>
    /// <param name="turn">The number of the turn in the session, from 1.</param>
    public static Activity? Start(int turn) => Source.StartActivity("turn")?.SetTag("aitrader.turn", turn);
}
