using System.ComponentModel;

namespace AiTrader.Tools.Mcp;

/// <summary>Lists the symbols that are known at the context's time, with their current prices, page by page.</summary>
internal static class SymbolsTool
{
    public const string Name = "symbols";

    public const string Description =
        "Lists the symbols of the market with their current prices, in pages, in the order of their names.";

    public const string PageDescription = "The number of the page, from 1. Default: 1.";
    public const string SizeDescription = "The number of symbols on a page, from 1 to 200. Default: 50.";
    private const int DefaultSize = 50;
    private const int MaximumSize = 200;

    public static TradingTool Create(IToolDesk desk)
    {
        return TradingTool.Create<int, int, StructuredAnswer<SymbolsContent>>(
            Name,
            Description,
            List,
            new TradingToolOptions { Title = "Symbols", IsForHosts = true }
        );

        StructuredAnswer<SymbolsContent> List(
            TradingContext context,
            [Served("minimum", 1), Description(PageDescription)] int page = 1,
            [Served("minimum", 1), Served("maximum", MaximumSize), Description(SizeDescription)] int size = DefaultSize
        ) => Write(context, page, size, desk.MarketData);
    }

    private static StructuredAnswer<SymbolsContent> Write(
        TradingContext context,
        int page,
        int size,
        IMarketData marketData
    )
    {
        if (size is < 1 or > MaximumSize)
        {
            throw new ToolArgumentException(
                $"The argument 'size' is {size}. Give a whole number from 1 to {MaximumSize}."
            );
        }

        var symbols = marketData.GetSymbols(context);
        int pages = Math.Max(1, ((symbols.Count - 1) / size) + 1);
        if (page < 1 || page > pages)
        {
            throw new ToolArgumentException($"The argument 'page' is {page}. Give a whole number from 1 to {pages}.");
        }

        string currency = marketData.Market.Currency;
        var shown = symbols
            .Skip((page - 1) * size)
            .Take(size)
            .Select(symbol => QuoteAnswer.PriceOf(context, symbol, marketData))
            .ToList();
        string head = $"{symbols.Count} symbols at {context.Time}, page {page} of {pages}; prices in {currency}:";
        return new(
            string.Join('\n', [head, .. shown.Select(Line)]),
            new(context.Time, currency, page, pages, symbols.Count, shown)
        );
    }

    private static string Line(SymbolPrice quote) =>
        quote.Price is { } price ? $"{quote.Symbol} {new Price(price)}" : $"{quote.Symbol} has no tradable price";
}
