namespace AiTrader.Crashing;

/// <summary>Orders of every type around the last prices, and cancellations; the same for a seed and a time.</summary>
/// <param name="seed">The seed.</param>
/// <param name="tell">Told of each act; null to tell nothing.</param>
/// <param name="acknowledge">Told the id of each order that was answered; null to tell nothing.</param>
public sealed class RandomOrders(int seed, Action<string>? tell = null, Action<ClientOrderId>? acknowledge = null)
    : IDecisionMaker
{
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        var random = new Random(seed + context.Time.ToString().Sum(c => c * 31));
        for (int act = random.Next(4); act >= 0; act--)
        {
            tell?.Invoke($"{context.Time} {act}");
            var open = await desk.GetOpenOrdersAsync(context, cancellationToken);
            if (open.Count > 0 && random.Next(6) == 0)
            {
                await desk.CancelAsync(context, open.ElementAt(random.Next(open.Count)).Id, cancellationToken);
                continue;
            }

            var symbols = desk.MarketData.GetSymbols(context);
            if (symbols.Count == 0)
            {
                continue;
            }

            var symbol = symbols[random.Next(symbols.Count)];
            var terms = TermsOf(desk.MarketData.GetLastPrice(context, symbol)?.Value ?? 10, random);
            var cash = (await desk.GetPortfolioAsync(context, cancellationToken)).Cash - open.ReservedCash;
            decimal all = Math.Max(1, Math.Floor(cash.Value / (terms.StopPrice ?? terms.LimitPrice ?? 40)));
            decimal quantity = random.Next(5) == 0 ? all : random.Next(1, 30);
            var outcome =
                random.Next(5) < 3
                    ? await desk.BuyAsync(context, symbol, quantity, terms, cancellationToken)
                    : await desk.SellAsync(context, symbol, quantity, terms, cancellationToken);
            acknowledge?.Invoke(outcome.Order.Id);
        }
    }

    private static OrderTerms TermsOf(decimal price, Random random)
    {
        decimal Near() => Math.Round(price * (1 + ((random.Next(13) - 6) / 100m)), 2);
        return new OrderTerms[]
        {
            OrderTerms.Market,
            OrderTerms.Limit(Near(), (TimeInForce)random.Next(1, 3)),
            OrderTerms.Stop(Near(), (TimeInForce)random.Next(1, 3)),
            OrderTerms.StopLimit(Near(), Near(), (TimeInForce)random.Next(1, 3)),
        }[random.Next(4)];
    }
}
