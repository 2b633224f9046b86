namespace AiTrader.Testing;

/// <summary>A tool desk in one line.</summary>
public static class ToolDesks
{
    /// <summary>What tools act upon that are called without a session.</summary>
    public static IToolDesk ToolDesk(this TradingFloor floor) =>
        new StandaloneToolDesk(floor.Brokerage, floor.MarketData, floor.Store, TimeProvider.System);
}
