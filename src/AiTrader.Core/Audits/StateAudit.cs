using System.Globalization;
using AiTrader.Prices;

namespace AiTrader.Audits;

/// <summary>
/// Audits the records of another system against prices and a market's rules: each state must follow from the state
/// before it and the recorded act, at the open of the bar. A record is compared with the recorded state before it, so
/// that a defect is found once and not again in every later record.
/// </summary>
public sealed class StateAudit
{
    // Cash that moved by a price within this share of the open was a fill at another price; anything else was no price.
    private const double PriceRange = 0.25;

    private readonly PriceSeries _series;
    private readonly Market _market;
    private readonly StateTransition _transition;

    /// <summary>Creates an audit.</summary>
    /// <param name="market">Whose rules and rounding.</param>
    /// <param name="series">The prices.</param>
    public StateAudit(Market market, PriceSeries series)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(series);
        _market = market;
        _series = series;
        _transition = new StateTransition(market, series);
    }

    /// <summary>Audits the records of a file.</summary>
    public AuditResult Run(RecordedStates records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var states = records.States;
        var rules = new ActRules(_market, _series);
        List<AuditDefect> defects =
        [
            .. records.Unreadable.Select(line => new AuditDefect(line.Line, null, AuditCodes.Unreadable, line.Message)),
        ];
        RecordedState? repaired = null;
        bool skipsWeekends = false;
        for (int i = 1; i < states.Count; i++)
        {
            var (state, found) = (states[i], new List<(string Code, string Message)>());
            if (state.Time < states[i - 1].Time)
            {
                found.Add(
                    (
                        AuditCodes.TimeOutOfOrder,
                        $"Its date {state.Time} is before {states[i - 1].Time} in line {states[i - 1].Line}."
                    )
                );
            }

            var (from, act) = BaseOf(states, i, repaired, found);
            bool follows = from is not null;
            from ??= states[i - 1];
            found.AddRange(rules.Check(from, state, act));
            if (!follows)
            {
                found.AddRange(Differences(from, state, act));
            }

            repaired = follows ? null : _transition.Expected(from, state, act);
            skipsWeekends |=
                RecordedNumbers.SkipsWeekend(states[i - 1], state)
                && found.Any(defect => defect.Code == AuditCodes.RolledBack);
            defects.AddRange(
                found.Select(defect => new AuditDefect(state.Line, state.Number, defect.Code, defect.Message))
            );
        }

        defects.AddRange(RecordedNumbers.DefectsOf(records, skipsWeekends));
        return new AuditResult(
            records.Source,
            states.Count + records.Unreadable.Count,
            [.. defects.OrderBy(defect => defect.Line)]
        );
    }

    // What a record was done upon: the record before it, or that one as it should be, or an earlier one; null where it
    // is none of them.
    private (RecordedState? From, RecordedAct Act) BaseOf(
        IReadOnlyList<RecordedState> states,
        int index,
        RecordedState? repaired,
        List<(string Code, string Message)> found
    )
    {
        var state = states[index];
        foreach (var before in (RecordedState?[])[states[index - 1], repaired])
        {
            if (before is null)
            {
                continue;
            }

            var act = ActOf(before, state);
            switch (_transition.Follows(before, state, act))
            {
                case TransitionMatch.AsBinary:
                    found.Add((AuditCodes.BinaryRounding, $"{Rounded(before, state, act)}."));
                    return (before, act);
                case TransitionMatch.Exactly:
                    return (before, act);
            }
        }

        for (int earlier = index - 2; earlier >= 0; earlier--)
        {
            var act = ActOf(states[earlier], state);
            if (_transition.Follows(states[earlier], state, act) != TransitionMatch.No)
            {
                found.Add(
                    (
                        AuditCodes.RolledBack,
                        $"It follows from line {states[earlier].Line}; what "
                            + $"{Lines(states, earlier + 1, index - 1)} recorded is lost."
                    )
                );
                return (states[earlier], act);
            }
        }

        return (null, ActOf(states[index - 1], state));
    }

    // Where a record does not say what was done: the one holding that changed, or nothing.
    private static RecordedAct ActOf(RecordedState before, RecordedState state)
    {
        if (state.Act is not null)
        {
            return state.Act;
        }

        string[] changed =
        [
            .. before
                .Holdings.Keys.Union(state.Holdings.Keys, StringComparer.Ordinal)
                .Where(symbol => before.HoldingOf(symbol) != state.HoldingOf(symbol)),
        ];
        if (changed is not [var symbol])
        {
            return RecordedAct.Hold;
        }

        decimal delta = state.HoldingOf(symbol) - before.HoldingOf(symbol);
        return new RecordedAct(delta > 0 ? RecordedAction.Buy : RecordedAction.Sell, symbol, Math.Abs(delta));
    }

    private IEnumerable<(string Code, string Message)> Differences(
        RecordedState before,
        RecordedState state,
        RecordedAct act
    )
    {
        var expected = _transition.Expected(before, state, act);
        string[] differing =
        [
            .. expected
                .Holdings.Keys.Union(state.Holdings.Keys, StringComparer.Ordinal)
                .Where(symbol => !_transition.AreSame(expected.HoldingOf(symbol), state.HoldingOf(symbol)))
                .Select(symbol =>
                    $"{PlainDecimal.Format(state.HoldingOf(symbol))} {symbol} where "
                    + $"{PlainDecimal.Format(expected.HoldingOf(symbol))} follow from line {before.Line}"
                ),
        ];
        if (differing.Length > 0)
        {
            yield return (AuditCodes.HoldingNotConserved, $"It holds {string.Join(", ", differing)}.");
        }

        if (_transition.AreSame(expected.Cash, state.Cash))
        {
            yield break;
        }

        string cash =
            $"The cash is {PlainDecimal.Format(state.Cash)}; {PlainDecimal.Format(expected.Cash)} follows "
            + $"from line {before.Line}";
        double? paid =
            differing.Length == 0 && act.Change != 0 ? (double)(before.Cash - state.Cash) / (double)act.Change : null;
        yield return paid is { } price
        && _transition.OpenOf(act.Symbol, state.Time) is { } open
        && Math.Abs((price / (double)open.Value) - 1) <= PriceRange
            ? (AuditCodes.PriceNotOpen, $"{act.Symbol} was filled at {Text(price)} and opens at {open}. {cash}.")
            : (
                AuditCodes.CashNotConserved,
                $"{cash}{(paid is { } unit ? $", as if {act.Symbol} were filled at {Text(unit)}" : "")}."
            );
    }

    private string Rounded(RecordedState before, RecordedState state, RecordedAct act)
    {
        var expected = _transition.Expected(before, state, act);
        return _transition.AreSame(expected.Cash, state.Cash)
            ? $"The holding of {act.Symbol} is {PlainDecimal.Format(state.HoldingOf(act.Symbol))}, as binary64 "
                + $"rounds it; exactly it is {PlainDecimal.Format(expected.HoldingOf(act.Symbol))}"
            : $"The cash is {PlainDecimal.Format(state.Cash)}, as binary64 rounds it; exactly it is "
                + $"{PlainDecimal.Format(expected.Cash)}";
    }

    private static string Text(double price) => price.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Lines(IReadOnlyList<RecordedState> states, int first, int last) =>
        first == last ? $"line {states[first].Line}" : $"lines {states[first].Line} to {states[last].Line}";
}
