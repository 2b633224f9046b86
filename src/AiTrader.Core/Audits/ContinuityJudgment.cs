using AiTrader.Prices;

namespace AiTrader.Audits;

/// <summary>
/// Whether the account with which a record begins is the one with which the record before it ends. Between the days of
/// two records, a system can book splits and dividends.
/// </summary>
/// <param name="actions">The known splits and dividends.</param>
/// <param name="hasActions">Whether the other system books them.</param>
/// <param name="notes">Takes what is not judged.</param>
internal sealed class ContinuityJudgment(CorporateActions actions, bool hasActions, ICollection<string> notes)
{
    private const int LargestSplit = 50;

    // StockBench rounds holdings to hundredths after a split; binary64 leaves less in cash.
    private const decimal CashNoise = 0.000001m;
    private const decimal UnitNoise = 0.0051m;

    /// <summary>Returns a defect for each amount that is not continued.</summary>
    /// <param name="last">The record before.</param>
    /// <param name="state">The record, which states the account before its act.</param>
    /// <param name="before">That account.</param>
    public IEnumerable<(string Code, string Message)> Check(
        RecordedState last,
        RecordedState state,
        RecordedAccount before
    )
    {
        bool isLater = hasActions && last.Time.Date < state.Time.Date;
        foreach (
            string symbol in last
                .Holdings.Keys.Union(before.Holdings.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
        {
            decimal held = before.Holdings.GetValueOrDefault(symbol);
            decimal expected = last.HoldingOf(symbol) * (isLater ? RatioOf(symbol, last, state) : 1);
            if (Math.Abs(held - expected) <= (isLater ? UnitNoise : CashNoise))
            {
                continue;
            }

            if (isLater && actions.All.Count == 0 && IsSplit(last.HoldingOf(symbol), held))
            {
                notes.Add(
                    $"Line {state.Line} begins with {PlainDecimal.Format(held)} {symbol}, where line {last.Line} ends "
                        + $"with {PlainDecimal.Format(last.HoldingOf(symbol))}: a split can be the reason. It is not "
                        + "judged without --actions."
                );
                continue;
            }

            yield return (
                AuditCodes.StateNotContinued,
                $"It begins with {PlainDecimal.Format(held)} {symbol}, where {PlainDecimal.Format(expected)} follow "
                    + $"from line {last.Line}."
            );
        }

        decimal cash = last.Cash + (isLater ? DividendsOf(last, state) : 0);
        if (Math.Abs(before.Cash - cash) <= CashNoise)
        {
            yield break;
        }

        if (isLater && actions.All.Count == 0 && before.Cash > cash && last.Holdings.Count > 0)
        {
            notes.Add(
                $"Line {state.Line} begins with {PlainDecimal.Format(before.Cash - cash)} more cash than line "
                    + $"{last.Line} ends with: a dividend can be the reason. It is not judged without --actions."
            );
            yield break;
        }

        yield return (
            AuditCodes.StateNotContinued,
            $"It begins with cash {PlainDecimal.Format(before.Cash)}, where {PlainDecimal.Format(cash)} follows from "
                + $"line {last.Line}."
        );
    }

    private decimal RatioOf(string symbol, RecordedState last, RecordedState state) =>
        Symbol.TryParse(symbol, out var known) ? actions.RatioOf(known, last.Time.Date, state.Time.Date) : 1;

    private decimal DividendsOf(RecordedState last, RecordedState state) =>
        actions
            .All.Where(action => !action.IsSplit && action.ExDate > last.Time.Date && action.ExDate <= state.Time.Date)
            .Sum(action =>
                action.Value
                * last.HoldingOf(action.Symbol.Value)
                * actions.RatioOf(action.Symbol, last.Time.Date, action.ExDate)
            );

    // Two for one, three for two, one for ten: a ratio of small whole numbers.
    private static bool IsSplit(decimal before, decimal after) =>
        before > 0
        && after > 0
        && Enumerable
            .Range(1, LargestSplit)
            .Any(old =>
                Math.Round(after * old / before) is >= 1 and <= LargestSplit and var made
                && Math.Abs((before * made / old) - after) <= UnitNoise
            );
}
