namespace AiTrader.Prices;

/// <summary>
/// Collects splits and dividends into <see cref="CorporateActions"/> and refuses impossible ones: the same one twice,
/// two splits of a symbol on one day, splits that together change the units by more than a factor of 1e12.
/// </summary>
internal sealed class CorporateActionsBuilder
{
    // Prices divided by any splits of a symbol stay within what a decimal holds.
    private const decimal HighestFactor = 1e12m;

    private readonly Dictionary<(DateOnly, Symbol, decimal?, DateOnly?), (string Source, long Line)> _places = [];
    private readonly Dictionary<Symbol, decimal> _factors = [];
    private readonly List<CorporateAction> _actions = [];

    /// <summary>The number of actions.</summary>
    public int Count => _actions.Count;

    /// <summary>Takes an action.</summary>
    /// <exception cref="DataFileException">It is impossible; it is not taken.</exception>
    public void Add(CorporateAction action, string source, long line)
    {
        // One split a day; a special dividend can have the day of a regular one.
        (DateOnly, Symbol, decimal?, DateOnly?) key = action.IsSplit
            ? (action.ExDate, action.Symbol, null, null)
            : (action.ExDate, action.Symbol, action.Value, action.BookDate);
        if (_places.TryGetValue(key, out var first))
        {
            string place = first.Source == source ? $"on line {first.Line}" : $"in {first.Source}, line {first.Line}";
            throw new DataFileException(
                source,
                line,
                action.ToString(),
                action.IsSplit
                    ? $"{action.Symbol} has a split on this day already, {place}"
                    : $"{action.Symbol} has this dividend already, {place}"
            );
        }

        decimal factor = action.IsSplit ? Math.Max(action.Value, 1 / action.Value) : 1;
        decimal known = _factors.GetValueOrDefault(action.Symbol, 1);
        if (known * factor > HighestFactor)
        {
            throw new DataFileException(
                source,
                line,
                action.ToString(),
                $"the splits of {action.Symbol} change its units by more than a factor of 1,000,000,000,000"
            );
        }

        _places[key] = (source, line);
        _factors[action.Symbol] = known * factor;
        _actions.Add(action);
    }

    /// <summary>The actions.</summary>
    public CorporateActions Build() =>
        new([
            .. _actions
                .OrderBy(action => action.ExDate)
                .ThenBy(action => action.Symbol)
                .ThenBy(action => EnumName.Of(action.Kind), StringComparer.Ordinal)
                .ThenBy(action => action.BookDate)
                .ThenBy(action => action.Value),
        ]);
}
