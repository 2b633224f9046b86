namespace AiTrader.Tools.Mcp;

/// <summary>Shows the market, its rules, the time of the context and the cash, to a model that has no prompt.</summary>
internal static class MarketTool
{
    public const string Name = "market";

    public const string Description =
        "Returns the market, its currency and rules, the date (and the time) on its clock, your cash and, if the "
        + "server knows them, the number of sessions that are left.";

    public static TradingTool Create(StandaloneToolDesk desk, SessionWalk? walk) =>
        TradingTool.Create(
            Name,
            Description,
            (TradingContext context, CancellationToken cancellationToken) =>
                WriteAsync(context, desk, walk, cancellationToken),
            new TradingToolOptions { Title = "Market", IsForHosts = true }
        );

    /// <summary>The market as text, and as a value.</summary>
    public static async ValueTask<StructuredAnswer<MarketContent>> WriteAsync(
        TradingContext context,
        StandaloneToolDesk desk,
        SessionWalk? walk,
        CancellationToken cancellationToken
    )
    {
        var market = desk.MarketData.Market;
        var portfolio = await desk.Brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        var orders = await desk.Brokerage.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false);
        var (conditions, mandate) = await desk.ReadConditionsAsync(context, cancellationToken).ConfigureAwait(false);
        string rules = TradingPrompt.RulesOf(market, conditions, mandate);
        string text =
            $"The market is {market}, in {market.Currency}. It is {context.Time} on its clock ({market.TimeZone}).\n"
            + $"Rules: {rules}\n"
            + $"Your cash: {portfolio.Cash} {market.Currency}{ReservedOf(orders)}.{SessionsOf(walk)}";
        return new(
            text,
            new MarketContent
            {
                Market = market.Name,
                Currency = market.Currency,
                Time = context.Time,
                TimeZone = market.TimeZone,
                LotSize = market.LotSize,
                AllowsFractions = market.AllowsFractions,
                SellableFrom = market.Settlement == Settlement.NextDay ? "the next day" : "at once",
                Rules = rules,
                Cash = portfolio.Cash.Value,
                ReservedCash = orders.ReservedCash == Money.Zero ? null : orders.ReservedCash.Value,
                SessionsLeft = walk?.SessionsLeft,
            }
        );
    }

    private static string ReservedOf(OpenOrders orders) =>
        orders.ReservedCash == Money.Zero ? "" : $", of which open orders reserve {orders.ReservedCash}";

    private static string SessionsOf(SessionWalk? walk) =>
        walk switch
        {
            null => "",
            { IsFinished: true } => "\nAll sessions have ended.",
            { SessionsLeft: 1 } => "\nThis is the last session.",
            _ => $"\nSessions left: {walk.SessionsLeft}, this one included.",
        };
}
