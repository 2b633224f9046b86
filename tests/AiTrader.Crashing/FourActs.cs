namespace AiTrader.Crashing;

/// <summary>
/// Buys twice, is denied once and sells once a session, each depending on what it holds, and tells of each act when it
/// is done.
/// </summary>
/// <param name="tell">Told of each act.</param>
public sealed class FourActs(Action<string> tell) : IDecisionMaker
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");
    private static readonly Symbol Bbb = Symbol.Parse("BBB");

    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        var cash = (await desk.GetPortfolioAsync(context, cancellationToken)).Cash;
        await desk.BuyAsync(context, Aaa, Math.Floor(cash.Value / 200), cancellationToken);
        tell($"{context.Time} bought");
        await desk.BuyAsync(context, Bbb, 1_000_000, cancellationToken);
        tell($"{context.Time} denied");
        await desk.BuyAsync(context, Bbb, 2, cancellationToken);
        tell($"{context.Time} bought again");
        var held = (await desk.GetPortfolioAsync(context, cancellationToken)).GetQuantity(Aaa);
        await desk.SellAsync(context, Aaa, Math.Ceiling(held.Value / 2), cancellationToken);
        tell($"{context.Time} sold");
    }
}
