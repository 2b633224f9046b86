using System.Globalization;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>Computes the state after an act at its price, with a market's rounding.</summary>
/// <param name="market">The market whose rounding applies.</param>
/// <param name="series">The prices.</param>
internal sealed class StateTransition(Market market, PriceSeries series)
{
    // Systems that compute in binary64 write 493.1800000000003: what that leaves is no defect.
    private readonly decimal _noise = market.Decimals is null ? 0.000001m : 0.000000001m;

    private readonly AccountTerms _terms = AccountTerms.Create(market, Money.Zero);

    /// <summary>The open of a symbol at a time; null if it has none.</summary>
    public Price? OpenOf(string symbol, TradingTime time) =>
        Symbol.TryParse(symbol, out var known) ? series.FindOpen(known, time) : null;

    /// <summary>The price of an act: the recorded one, or else the open of its bar; null if it has neither.</summary>
    public decimal? PriceOf(RecordedAct act, TradingTime time) => act.Price ?? OpenOf(act.Symbol, time)?.Value;

    /// <summary>Whether a state follows from an earlier one by an act.</summary>
    public TransitionMatch Follows(RecordedState from, RecordedState to, RecordedAct act)
    {
        var holdings = Holdings(from, to, act);
        if (holdings == TransitionMatch.No)
        {
            return TransitionMatch.No;
        }

        var cash = Cash(from, to, act);
        return cash == TransitionMatch.No ? TransitionMatch.No
            : cash == TransitionMatch.AsBinary ? cash
            : holdings;
    }

    /// <summary>The state after an act on an earlier one.</summary>
    public RecordedState Expected(RecordedState from, RecordedState to, RecordedAct act)
    {
        var holdings = new Dictionary<string, decimal>(from.Holdings, StringComparer.Ordinal);
        if (act.IsTrade)
        {
            holdings[act.Symbol] = ExpectedHolding(from, act);
        }

        return to with
        {
            Cash = ExpectedCash(from, to, act) ?? to.Cash,
            Holdings = holdings,
        };
    }

    /// <summary>The cash that an act leaves; null if it has no price.</summary>
    public decimal? ExpectedCash(RecordedState from, RecordedState to, RecordedAct act) =>
        act.Change == 0 ? from.Cash
        : PriceOf(act, to.Time) is { } price ? _terms.Round(from.Cash - (act.Change * price) - act.Fee)
        : null;

    /// <summary>The holding that an act leaves of its symbol.</summary>
    public decimal ExpectedHolding(RecordedState from, RecordedAct act) =>
        _terms.Round(from.HoldingOf(act.Symbol) + act.Change);

    /// <summary>Whether two amounts are equal, except for the error of binary64.</summary>
    public bool AreSame(decimal left, decimal right) => Math.Abs(left - right) <= _noise;

    private TransitionMatch Holdings(RecordedState from, RecordedState to, RecordedAct act)
    {
        var worst = TransitionMatch.Exactly;
        foreach (
            string symbol in from
                .Holdings.Keys.Union(to.Holdings.Keys, StringComparer.Ordinal)
                .Append(act.Symbol)
                .Distinct(StringComparer.Ordinal)
        )
        {
            decimal before = from.HoldingOf(symbol);
            decimal delta = symbol == act.Symbol ? act.Change : 0;
            if (AreSame(_terms.Round(before + delta), to.HoldingOf(symbol)))
            {
                continue;
            }

            if (!IsBinary(to.HoldingOf(symbol), Binary(before) + Binary(delta)))
            {
                return TransitionMatch.No;
            }

            worst = TransitionMatch.AsBinary;
        }

        return worst;
    }

    private TransitionMatch Cash(RecordedState from, RecordedState to, RecordedAct act)
    {
        // Without a price there is nothing to compare with; that it has none is a defect of its own.
        if (ExpectedCash(from, to, act) is not { } expected || AreSame(expected, to.Cash))
        {
            return TransitionMatch.Exactly;
        }

        return
            PriceOf(act, to.Time) is { } price
            && IsBinary(to.Cash, Binary(from.Cash) - (Binary(price) * Binary(act.Change)) - Binary(act.Fee))
            ? TransitionMatch.AsBinary
            : TransitionMatch.No;
    }

    private bool IsBinary(decimal recorded, double computed) =>
        market.Decimals is { } decimals
        && decimal.TryParse(
            computed.ToString($"F{decimals}", CultureInfo.InvariantCulture),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out decimal rounded
        )
        && AreSame(rounded, recorded);

    // Through text, which both sides round correctly.
    private static double Binary(decimal value) =>
        double.Parse(PlainDecimal.Format(value), CultureInfo.InvariantCulture);
}
