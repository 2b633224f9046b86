using AiTrader.Prices;

namespace AiTrader.Audits;

/// <summary>
/// Audits the records of another system against prices and a market's rules: each state must follow from the state
/// before it and the recorded act, at the recorded price, or else at the open of the bar. A record is compared with the
/// recorded state before it, so that a defect is found once and not again in every later record.
/// </summary>
public sealed class StateAudit
{
    /// <summary>The note of an audit without prices.</summary>
    internal const string NoPrices =
        "There are no prices: it is not judged whether the market had the prices of the executions.";

    private readonly PriceSeries _series;
    private readonly Market _market;
    private readonly StateTransition _transition;
    private readonly StateDifferences _differences;
    private readonly BarRange _range;

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
        _differences = new StateDifferences(_transition);
        _range = new BarRange(series);
    }

    /// <summary>
    /// Creates an audit without prices. It judges what records tell by themselves, and says in a note what it does not
    /// judge.
    /// </summary>
    /// <param name="market">Whose rules and rounding.</param>
    public StateAudit(Market market)
        : this(market, new PriceSeries(Resolution.Daily, new Dictionary<Symbol, Bar[]>())) { }

    /// <summary>Audits the records of a file.</summary>
    public AuditResult Run(RecordedStates records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var states = records.States;
        var rules = new ActRules(_market, _series, records.QuantityStep);
        List<string> notes = [.. records.Notes, .. NotesOf(states)];
        var continuity = new ContinuityJudgment(_series.Actions, records.HasActions, notes);
        List<AuditDefect> defects =
        [
            .. records.Unreadable.Select(line => new AuditDefect(line.Line, null, AuditCodes.Unreadable, line.Message)),
        ];
        RecordedState? repaired = null;
        bool skipsWeekends = false;
        for (int i = 0; i < states.Count; i++)
        {
            var (state, found) = (states[i], new List<(string Code, string Message)>());
            if (i > 0)
            {
                found.AddRange(OrderOf(states[i - 1], state, continuity));
            }

            if (i > 0 || state.Before is not null)
            {
                repaired = Judge(states, i, repaired, rules, found);
            }

            found.AddRange(StatementAudit.ClaimsOf(state.Claims));
            skipsWeekends |=
                i > 0
                && RecordedNumbers.SkipsWeekend(states[i - 1], state)
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
        )
        {
            Notes = notes,
        };
    }

    private IEnumerable<string> NotesOf(IReadOnlyList<RecordedState> states)
    {
        if (states is [{ Before: null, Act.IsTrade: true } first, ..])
        {
            yield return $"Line {first.Line} is a trade of an account that nothing tells: it is not judged.";
        }

        if (_series.BarCount == 0 && states.Any(state => state.Act is { IsTrade: true }))
        {
            yield return NoPrices;
            if (states.Any(state => state.Act is { IsTrade: true, Price: null }))
            {
                yield return "There are trades without a price: the cash that they leave is not judged.";
            }
        }
    }

    private static IEnumerable<(string Code, string Message)> OrderOf(
        RecordedState last,
        RecordedState state,
        ContinuityJudgment continuity
    )
    {
        if (state.Time < last.Time)
        {
            yield return (
                AuditCodes.TimeOutOfOrder,
                $"Its date {state.Time} is before {last.Time} in line {last.Line}."
            );
        }

        if (state.Before is not { } before)
        {
            yield break;
        }

        foreach (var broken in continuity.Check(last, state, before))
        {
            yield return broken;
        }
    }

    // Returns the state as it should be, if it is another one.
    private RecordedState? Judge(
        IReadOnlyList<RecordedState> states,
        int index,
        RecordedState? repaired,
        ActRules rules,
        List<(string Code, string Message)> found
    )
    {
        var state = states[index];
        var (from, act) = BaseOf(states, index, repaired, found);
        bool follows = from is not null;
        from ??= Previous(states, index);
        found.AddRange(rules.Check(from, state, act));
        if (act is { IsTrade: true, Price: { } price, Quantity: > 0 })
        {
            found.AddRange(PriceDefects(new RecordedFill(state.Time, act.Symbol, act.Quantity, price)));
        }

        if (follows)
        {
            return null;
        }

        found.AddRange(_differences.Find(from, state, act));
        return _transition.Expected(from, state, act);
    }

    private IEnumerable<(string Code, string Message)> PriceDefects(RecordedFill fill) =>
        _range.Check(fill) is { } defect ? [defect] : [];

    // The account before an act: that which the record states, or that of the record before.
    private static RecordedState Previous(IReadOnlyList<RecordedState> states, int index) =>
        states[index] is { Before: { } before } state
            ? state with
            {
                Cash = before.Cash,
                Holdings = before.Holdings,
            }
            : states[index - 1];

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
        var stated = state.Before is null ? null : Previous(states, index);
        foreach (var before in (RecordedState?[])(stated is null ? [states[index - 1], repaired] : [stated]))
        {
            if (before is null)
            {
                continue;
            }

            var act = ActOf(before, state);
            switch (_transition.Follows(before, state, act))
            {
                case TransitionMatch.AsBinary:
                    found.Add((AuditCodes.BinaryRounding, $"{_differences.Rounded(before, state, act)}."));
                    return (before, act);
                case TransitionMatch.Exactly:
                    return (before, act);
            }
        }

        for (int earlier = stated is null ? index - 2 : -1; earlier >= 0; earlier--)
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

        return (null, ActOf(Previous(states, index), state));
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

    private static string Lines(IReadOnlyList<RecordedState> states, int first, int last) =>
        first == last ? $"line {states[first].Line}" : $"lines {states[first].Line} to {states[last].Line}";
}
