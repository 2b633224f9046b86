using AiTrader.Performance;
using AiTrader.Prices;

namespace AiTrader.Core.Tests.Performance;

/// <summary>Equity curves that a test writes down.</summary>
internal static class Curves
{
    private static readonly DateOnly Start = new(2025, 10, 6);

    /// <summary>A curve of one equity a day from 2025-10-06 on.</summary>
    public static EquityCurve Of(params IReadOnlyList<decimal> equities) =>
        EquityCurve.Create(
            [
                .. equities.Select(
                    (equity, day) => new AccountState(Day(day), new Money(equity), new Dictionary<Symbol, Quantity>())
                ),
            ],
            Series(equities.Count),
            Day(equities.Count - 1)
        );

    /// <summary>A day of such a curve.</summary>
    public static TradingTime Day(int day) => new TradingTime(Start.AddDays(day));

    private static PriceSeries Series(int days) =>
        new InMemoryPriceSource(
            Enumerable
                .Range(0, days)
                .Select(day => new SymbolBar(
                    Symbol.Parse("AAA"),
                    new Bar(Day(day), new Price(1), new Price(1), new Price(1), new Price(1), 1)
                ))
        ).Read();
}
