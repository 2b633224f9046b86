namespace AiTrader;

/// <summary>
/// Divides money over symbols in whole lots. Each symbol gets an equal part, rounded down to lots. What that leaves
/// buys more of the symbol that is worth the least so far: one lot, or a thousandth of the money if that is more lots;
/// of equal ones, the one with the cheapest lot, then the first by name. It ends when the rest does not buy a lot of
/// any symbol. A market that trades fractions leaves nothing to divide again.
/// </summary>
internal static class EqualParts
{
    private const int Steps = 1_000;

    /// <summary>The quantity of each quoted symbol, in the order of the quotes; zero for none.</summary>
    public static decimal[] Divide(Market market, Money money, IReadOnlyList<Quote> quotes)
    {
        decimal[] units = new decimal[quotes.Count];
        decimal left = money.Value;
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = LotSizing.Affordable(market, new Money(money.Value / quotes.Count), quotes[i].Price);
            left -= units[i] * quotes[i].Price.Value;
        }

        if (!market.AllowsFractions)
        {
            DivideRest(market, left, quotes, units);
        }

        return units;
    }

    private static void DivideRest(Market market, decimal left, IReadOnlyList<Quote> quotes, decimal[] units)
    {
        var next = new PriorityQueue<int, (decimal Value, decimal Price, Symbol Symbol)>();
        for (int i = 0; i < units.Length; i++)
        {
            Enqueue(i);
        }

        decimal step = left / Steps;
        while (next.TryDequeue(out int cheapest, out _))
        {
            var price = quotes[cheapest].Price;
            decimal affordable = LotSizing.Affordable(market, new Money(left), price);
            if (affordable > 0)
            {
                decimal more = Math.Max(market.LotSize, LotSizing.Affordable(market, new Money(step), price));
                more = Math.Min(more, affordable);
                units[cheapest] += more;
                left -= more * price.Value;
                Enqueue(cheapest);
            }
        }

        void Enqueue(int i) =>
            next.Enqueue(i, (units[i] * quotes[i].Price.Value, quotes[i].Price.Value, quotes[i].Symbol));
    }
}
