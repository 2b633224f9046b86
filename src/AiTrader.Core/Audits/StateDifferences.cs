using System.Globalization;

namespace AiTrader.Audits;

/// <summary>How a recorded state differs from what follows from an earlier one and an act.</summary>
/// <param name="transition">Computes what follows.</param>
internal sealed class StateDifferences(StateTransition transition)
{
    // Cash that moved by a price within this share of the open was a fill at another price; anything else was no price.
    private const double PriceRange = 0.25;

    /// <summary>Returns a defect for the holdings and one for the cash, where they do not follow.</summary>
    public IEnumerable<(string Code, string Message)> Find(RecordedState before, RecordedState state, RecordedAct act)
    {
        var expected = transition.Expected(before, state, act);
        string[] differing =
        [
            .. expected
                .Holdings.Keys.Union(state.Holdings.Keys, StringComparer.Ordinal)
                .Where(symbol => !transition.AreSame(expected.HoldingOf(symbol), state.HoldingOf(symbol)))
                .Select(symbol =>
                    $"{PlainDecimal.Format(state.HoldingOf(symbol))} {symbol} where "
                    + $"{PlainDecimal.Format(expected.HoldingOf(symbol))} follow from {Origin(before, state)}"
                ),
        ];
        if (differing.Length > 0)
        {
            yield return (AuditCodes.HoldingNotConserved, $"It holds {string.Join(", ", differing)}.");
        }

        if (transition.AreSame(expected.Cash, state.Cash))
        {
            yield break;
        }

        string cash =
            $"The cash is {PlainDecimal.Format(state.Cash)}; {PlainDecimal.Format(expected.Cash)} follows "
            + $"from {Origin(before, state)}";
        double? paid =
            differing.Length == 0 && act.Change != 0 ? (double)(before.Cash - state.Cash) / (double)act.Change : null;
        yield return paid is { } price
        && act.Price is null
        && transition.OpenOf(act.Symbol, state.Time) is { } open
        && Math.Abs((price / (double)open.Value) - 1) <= PriceRange
            ? (AuditCodes.PriceNotOpen, $"{act.Symbol} was filled at {Text(price)} and opens at {open}. {cash}.")
            : (
                AuditCodes.CashNotConserved,
                $"{cash}{(paid is { } unit ? $", as if {act.Symbol} were filled at {Text(unit)}" : "")}."
            );
    }

    /// <summary>A description of what binary64 rounded.</summary>
    public string Rounded(RecordedState before, RecordedState state, RecordedAct act)
    {
        var expected = transition.Expected(before, state, act);
        return transition.AreSame(expected.Cash, state.Cash)
            ? $"The holding of {act.Symbol} is {PlainDecimal.Format(state.HoldingOf(act.Symbol))}, as binary64 "
                + $"rounds it; exactly it is {PlainDecimal.Format(expected.HoldingOf(act.Symbol))}"
            : $"The cash is {PlainDecimal.Format(state.Cash)}, as binary64 rounds it; exactly it is "
                + $"{PlainDecimal.Format(expected.Cash)}";
    }

    private static string Origin(RecordedState before, RecordedState state) =>
        state.Before is null ? $"line {before.Line}" : "the account before the act";

    private static string Text(double price) => price.ToString("0.######", CultureInfo.InvariantCulture);
}
