using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>The tools that this library offers to models, with the words in which it does.</summary>
public static class StandardTools
{
    /// <summary>The name of the tool that says hold.</summary>
    public const string Hold = "hold";

    /// <summary>What a hold is answered with once it is recorded.</summary>
    internal const string HoldIsRecorded = "The hold is recorded.";

    private const int MaximumHistory = 250;

    /// <summary>Buy, sell, hold, quote, history, portfolio and calculate.</summary>
    public static TradingToolset For(IBrokerage brokerage, IMarketData marketData)
    {
        var trade = new TradeTool(brokerage);
        var hold = new HoldTool(brokerage);
        var prices = new PriceTool(marketData);
        var portfolio = new PortfolioTool(brokerage);
        var calculator = new CalculatorTool();
        var words = new ToolWords(marketData);
        return new TradingToolset([
            TradingTool.Create(
                "buy",
                "Buys units of a symbol at the price of now. Answers with the fill, or with the reason why "
                    + "it was denied.",
                async (
                    TradingContext context,
                    ClientOrderId id,
                    [Description("The ticker, exactly as the market writes it.")] string symbol,
                    [Description("How many units; more than zero.")] decimal quantity,
                    CancellationToken cancellationToken
                ) =>
                    words.Of(
                        await trade
                            .BuyAsync(context, id, words.SymbolOf(symbol), quantity, cancellationToken)
                            .ConfigureAwait(false)
                    )
            ),
            TradingTool.Create(
                "sell",
                "Sells units of a symbol that is held, at the price of now. Answers with the fill, or with "
                    + "the reason why it was denied.",
                async (
                    TradingContext context,
                    ClientOrderId id,
                    [Description("The ticker, exactly as the market writes it.")] string symbol,
                    [Description("How many units; more than zero.")] decimal quantity,
                    CancellationToken cancellationToken
                ) =>
                    words.Of(
                        await trade
                            .SellAsync(context, id, words.SymbolOf(symbol), quantity, cancellationToken)
                            .ConfigureAwait(false)
                    )
            ),
            TradingTool
                .Create(
                    Hold,
                    "Says that this session deliberately trades nothing (more). Call it when that is your "
                        + "decision; saying so in text is not enough.",
                    async (
                        TradingContext context,
                        ClientOrderId id,
                        [Description("Why, in a sentence or two.")] string reason,
                        CancellationToken cancellationToken
                    ) =>
                    {
                        await hold.HoldAsync(context, id, ToolWords.ReasonOf(reason), cancellationToken)
                            .ConfigureAwait(false);
                        return HoldIsRecorded;
                    }
                )
                .WithEffect(ToolEffect.Notes),
            TradingTool.Create(
                "quote",
                "The price at which a symbol can be traded now.",
                (TradingContext context, [Description("The ticker, exactly as the market writes it.")] string symbol) =>
                    words.Of(context, words.SymbolOf(symbol), prices.GetQuote(context, words.SymbolOf(symbol)))
            ),
            TradingTool.Create(
                "history",
                "The latest finished bars of a symbol, oldest first: time, open, high, low, close, volume.",
                (
                    TradingContext context,
                    [Description("The ticker, exactly as the market writes it.")] string symbol,
                    [Description("How many bars; 1 to 250.")] int count
                ) =>
                    ToolWords.Of(
                        prices.GetBars(context, words.SymbolOf(symbol), ToolWords.CountOf(count, MaximumHistory))
                    )
            ),
            TradingTool.Create(
                "portfolio",
                "The cash and the positions of now.",
                async (TradingContext context, CancellationToken cancellationToken) =>
                    words.Of(
                        context,
                        await portfolio.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false)
                    )
            ),
            TradingTool.Create(
                "calculate",
                "Calculates exactly: numbers, + - * / %, parentheses, min, max, abs, floor, round.",
                (TradingContext context, [Description("As in round((10000 - 12.5) / 187.24, 2).")] string expression) =>
                    ToolWords.ValueOf(() => calculator.Calculate(context, expression))
            ),
        ]);
    }

    /// <summary>The same, and a search of the news.</summary>
    /// <param name="brokerage">What trades.</param>
    /// <param name="marketData">What is known of the market.</param>
    /// <param name="news">What may be searched; null where there are no news, and no such tool.</param>
    public static TradingToolset For(IBrokerage brokerage, IMarketData marketData, AsOfNews? news)
    {
        if (news is null)
        {
            return For(brokerage, marketData);
        }

        var tool = new NewsTool(news);
        return For(brokerage, marketData)
            .With(
                TradingTool.Create(
                    "search_news",
                    "The latest news that contain all words of a query, as far as they are public now.",
                    async (
                        TradingContext context,
                        [Description("Words, as in NVDA earnings.")] string query,
                        CancellationToken cancellationToken
                    ) =>
                        ToolWords.Of(
                            await tool.SearchNewsAsync(context, query, cancellationToken).ConfigureAwait(false)
                        )
                )
            );
    }
}
