using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Runs of traders that begin with a thousand each, over every session of a market.</summary>
internal static class ArenaRuns
{
    public static Trader TraderOf(string signature, IDecisionMaker maker) =>
        new(Signature.Parse(signature), ModelId.Parse("test/model"), maker) { Cash = new Money(1000) };

    public static Task<IReadOnlyList<TraderRun>> RunAsync(TradingFloor floor, params Trader[] traders) =>
        floor.Arena.RunAsync(traders, SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None);
}
