using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>Shows the price at which a symbol trades at the context's time.</summary>
internal static class QuoteTool
{
    public const string Name = "quote";

    public const string Description = "Returns the current price of a symbol, at which it can be traded.";

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            (TradingContext context, [Description(SymbolArgument.Description)] string symbol) =>
                QuoteAnswer.Write(context, [SymbolArgument.Parse(context, symbol, desk.MarketData)], desk.MarketData),
            new TradingToolOptions { Title = "Current price" }
        );
}
