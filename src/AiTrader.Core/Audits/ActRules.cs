using AiTrader.Prices;

namespace AiTrader.Audits;

/// <summary>What a market's rules have against an act that another system recorded as done.</summary>
/// <param name="market">The market.</param>
/// <param name="series">Its prices.</param>
internal sealed class ActRules(Market market, PriceSeries series)
{
    private readonly Dictionary<(DateOnly Date, string Symbol), decimal> _bought = [];

    /// <summary>Each rule that an act breaks, and how.</summary>
    /// <param name="before">The state that it was done upon.</param>
    /// <param name="after">The record of it.</param>
    /// <param name="act">What was done.</param>
    public IEnumerable<(string Code, string Message)> Check(RecordedState before, RecordedState after, RecordedAct act)
    {
        if (!act.IsTrade)
        {
            return [];
        }

        var broken = act.Quantity switch
        {
            0 => [(AuditCodes.ZeroQuantity, $"It {Word(act)} 0 {act.Symbol}.")],
            < 0 => [(AuditCodes.NegativeQuantity, $"It {Word(act)} {PlainDecimal.Format(act.Quantity)} {act.Symbol}.")],
            _ => OrderRules(after, act).Concat(AccountRules(before, after, act)).ToArray(),
        };
        if (act.Action == RecordedAction.Buy)
        {
            var key = (after.Time.Date, act.Symbol);
            _bought[key] = _bought.GetValueOrDefault(key) + Math.Max(0, act.Quantity);
        }

        return broken;
    }

    private IEnumerable<(string Code, string Message)> OrderRules(RecordedState after, RecordedAct act)
    {
        string quantity = PlainDecimal.Format(act.Quantity);
        if (act.Quantity % market.LotSize != 0 && market.LotSize != 1)
        {
            yield return (
                DenialCodes.LotSize,
                $"It {Word(act)} {quantity} {act.Symbol}; the lot is {PlainDecimal.Format(market.LotSize)}."
            );
        }
        else if (!market.AllowsFractions && act.Quantity != decimal.Truncate(act.Quantity))
        {
            yield return (
                DenialCodes.FractionalQuantity,
                $"It {Word(act)} {quantity} {act.Symbol}; {market} trades whole units."
            );
        }

        if (!Symbol.TryParse(act.Symbol, out var symbol) || !series.TryGet(symbol, out var bars))
        {
            yield return (
                DenialCodes.UnknownSymbol,
                $"It {Word(act)} {SafeText.Quote(act.Symbol)}, which is not of the prices."
            );
        }
        else if (!bars.TryGet(after.Time, out var bar) || bar.Open is null)
        {
            yield return (DenialCodes.NoPrice, $"It {Word(act)} {act.Symbol}, which has no open at {after.Time}.");
        }
    }

    private IEnumerable<(string Code, string Message)> AccountRules(
        RecordedState before,
        RecordedState after,
        RecordedAct act
    )
    {
        if (after.Cash < 0 && before.Cash >= 0)
        {
            yield return (
                DenialCodes.InsufficientCash,
                $"It {Word(act)} {PlainDecimal.Format(act.Quantity)} {act.Symbol} and left "
                    + $"{PlainDecimal.Format(after.Cash)} in cash."
            );
        }

        if (act.Action != RecordedAction.Sell)
        {
            yield break;
        }

        decimal held = before.HoldingOf(act.Symbol);
        decimal bought = _bought.GetValueOrDefault((after.Time.Date, act.Symbol));
        string what = $"It sold {PlainDecimal.Format(act.Quantity)} {act.Symbol} of {PlainDecimal.Format(held)}";
        if (act.Quantity > held)
        {
            yield return (DenialCodes.InsufficientHolding, $"{what}.");
        }
        else if (market.Settlement == Settlement.NextDay && act.Quantity > Math.Max(0, held - bought))
        {
            yield return (
                AuditCodes.TPlusOne,
                $"{what}, having bought {PlainDecimal.Format(bought)} on {after.Time.Date:yyyy-MM-dd}."
            );
        }
    }

    private static string Word(RecordedAct act) => act.Action == RecordedAction.Buy ? "bought" : "sold";
}
