using System.Diagnostics;

namespace AiTrader.Tools;

/// <summary>What can be watched of a turn: the model's reply and the calls that it makes stand below it.</summary>
internal static class TurnSpan
{
    private static readonly ActivitySource Source = new(AiTraderTelemetry.Name);

    /// <summary>Begins it; null where nobody watches.</summary>
    /// <param name="turn">Which turn of the session, from 1.</param>
    public static Activity? Start(int turn) => Source.StartActivity("turn")?.SetTag("aitrader.turn", turn);
}
