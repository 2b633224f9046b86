using System.ComponentModel;

namespace AiTrader.Tools.Mcp;

/// <summary>The tool <c>quote</c> of a server, which shows the prices of several symbols too.</summary>
internal static class QuotesTool
{
    public const string Description =
        "Returns the current price of a symbol, at which it can be traded; or the prices of several symbols.";

    public const string SymbolsDescription =
        "Several tickers instead of one, exactly as the market writes them; at most 100.";

    private const int MaximumSymbols = 100;
    private const string NoSymbol =
        "quote needs a symbol. Give one in 'symbol', or several in 'symbols', such as [\"AAA\", \"BBB\"].";

    public static TradingTool Create(IToolDesk desk)
    {
        return TradingTool.Create<string?, string[]?, StructuredAnswer<QuoteContent>>(
            QuoteTool.Name,
            Description,
            Quote,
            new TradingToolOptions { Title = "Current prices" }
        );

        StructuredAnswer<QuoteContent> Quote(
            TradingContext context,
            [Description(SymbolArgument.Description)] string? symbol = null,
            [Served("maxItems", MaximumSymbols), Description(SymbolsDescription)] string[]? symbols = null
        ) =>
            QuoteAnswer.Write(
                context,
                [
                    .. Require(symbol, symbols)
                        .Select(text => SymbolArgument.Parse(context, text, desk.MarketData))
                        .Distinct(),
                ],
                desk.MarketData
            );
    }

    // Both may be given: a model that fills in every argument names the one symbol twice.
    private static string[] Require(string? symbol, string[]? symbols)
    {
        string[] named = [.. ((string?[])[symbol, .. symbols ?? []]).OfType<string>()];
        return named.Length switch
        {
            0 => throw new ToolArgumentException(NoSymbol),
            > MaximumSymbols => throw new ToolArgumentException(
                $"quote was asked for {named.Length} symbols. Give at most {MaximumSymbols} at once."
            ),
            _ => named,
        };
    }
}
