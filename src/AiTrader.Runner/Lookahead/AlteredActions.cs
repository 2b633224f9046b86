using AiTrader.Prices;

namespace AiTrader.Runner.Lookahead;

/// <summary>Splits and dividends: real ones with an ex date until a day, other ones after it.</summary>
/// <param name="real">The real ones.</param>
/// <param name="draws">The draws.</param>
internal sealed class AlteredActions(CorporateActions real, Draws draws)
{
    private static readonly CorporateAction[] None = [];

    /// <summary>The real ones.</summary>
    public CorporateActions Real => real;

    /// <summary>How many are altered on a day.</summary>
    public int CountAfter(DateOnly day) => real.All.Count(action => action.ExDate > day);

    /// <summary>Those of a world on a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="scope">Which of them are altered; their numbers are those of the real ones.</param>
    /// <param name="invented">A symbol that also splits on the next day; null for none.</param>
    public CorporateActions Show(DateOnly day, AlterationScope scope, Symbol? invented)
    {
        var shown = real.All.SelectMany(
            (action, i) => action.ExDate <= day || !scope.Has(AlterationKinds.Actions, i) ? [action] : Altered(action)
        );
        if (
            invented is not null
            && scope.Has(AlterationKinds.Actions)
            && scope.Items is null
            && day < DateOnly.MaxValue
        )
        {
            shown = shown.Append(CorporateAction.CreateSplit(day.AddDays(1), invented, 3));
        }

        return new CorporateActions([
            .. shown
                .OrderBy(action => action.ExDate)
                .ThenBy(action => action.Symbol)
                .ThenBy(action => action.Kind)
                .ThenBy(action => action.BookDate),
        ]);
    }

    // A third is left out; the others are later, or have another value.
    private CorporateAction[] Altered(CorporateAction action)
    {
        ulong draw = draws.Of(action.ToString());
        if (draw % 3 == 0)
        {
            return None;
        }

        int days = draw % 3 == 1 ? (int)(draw / 3 % 30) + 1 : 0;
        var date = action.ExDate.AddDays(Math.Min(days, DateOnly.MaxValue.DayNumber - action.ExDate.DayNumber));
        return action.IsSplit
            ? [CorporateAction.CreateSplit(date, action.Symbol, action.Value < 2 ? 7 : action.Value / 2)]
            :
            [
                CorporateAction.CreateDividend(
                    date,
                    action.Symbol,
                    action.Value < 2 ? action.Value * 3 : action.Value / 2,
                    action.PayDate > date ? action.PayDate : null
                ),
            ];
    }
}
