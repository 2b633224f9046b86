using AiTrader.Prices;

namespace AiTrader.Benchmarks.Backtests;

/// <summary>
/// The floor under <see cref="Backtest"/>: its arithmetic and its record of every order, without contexts, rules, ids,
/// sessions or
/// objects.
/// </summary>
internal sealed class HandWrittenLoop
{
    private readonly TradingTime[] _times;
    private readonly decimal[][] _opens;

    public HandWrittenLoop(PriceSeries series)
    {
        _times = [.. series.Times];
        _opens =
        [
            .. series.Symbols.Select(symbol =>
                series.Contains(symbol)
                    ? Array.ConvertAll(series.GetBars(symbol).ToArray(), bar => bar.Open!.Value.Value)
                    : []
            ),
        ];
    }

    /// <summary>Runs it.</summary>
    /// <returns>The cash in the end.</returns>
    public Money Run()
    {
        var fills =
            new List<(TradingTime Time, int Symbol, decimal Quantity, decimal Price, decimal Cash, decimal Holding)>();
        decimal cash = Backtest.InitialCash.Value;
        decimal[] holdings = new decimal[_opens.Length];
        for (int day = 0; day < _times.Length; day++)
        {
            bool buys = _times[day].Date.DayNumber % 2 == 0;
            for (int symbol = 0; symbol < _opens.Length; symbol++)
            {
                decimal price = _opens[symbol][day];
                decimal notional = price * OneOrderASymbol.Quantity;
                if (buys && notional <= cash)
                {
                    cash -= notional;
                    holdings[symbol] += OneOrderASymbol.Quantity;
                }
                else if (!buys && OneOrderASymbol.Quantity <= holdings[symbol])
                {
                    cash += notional;
                    holdings[symbol] -= OneOrderASymbol.Quantity;
                }
                else
                {
                    continue;
                }

                fills.Add((_times[day], symbol, OneOrderASymbol.Quantity, price, cash, holdings[symbol]));
            }
        }

        return new Money(cash);
    }
}
