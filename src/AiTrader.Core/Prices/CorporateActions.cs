namespace AiTrader.Prices;

/// <summary>
/// The splits and dividends of a market, the companion of its <see cref="PriceSeries"/>. Raw data, which knows the
/// future. Whatever decides or trades sees it through <see cref="AsOfMarketData"/> instead.
/// </summary>
public sealed class CorporateActions
{
    private readonly Dictionary<Symbol, CorporateAction[]> _bySymbol;

    internal CorporateActions(IReadOnlyList<CorporateAction> actions)
    {
        All = actions;
        _bySymbol = actions.GroupBy(action => action.Symbol).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>No action at all.</summary>
    public static CorporateActions None { get; } = new([]);

    /// <summary>Every action, by ex date, symbol and kind.</summary>
    public IReadOnlyList<CorporateAction> All { get; }

    /// <summary>Creates the actions of a market, checked like those of a file.</summary>
    /// <param name="actions">The actions, in any order.</param>
    /// <exception cref="DataFileException">An action is there twice, a symbol splits twice on one day, or its splits
    /// together change its units by more than a factor of 1e12.</exception>
    public static CorporateActions Create(IEnumerable<CorporateAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var builder = new CorporateActionsBuilder();
        foreach (var action in actions)
        {
            builder.Add(action, "memory", builder.Count + 1);
        }

        return builder.Build();
    }

    /// <summary>The actions of a symbol, by ex date and kind; none if there is none.</summary>
    public IReadOnlyList<CorporateAction> Find(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return _bySymbol.TryGetValue(symbol, out var actions) ? actions : [];
    }

    /// <summary>The new units for one old of all splits with an ex date after one day, until another.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="after">The day of the old units.</param>
    /// <param name="through">The day of the new units.</param>
    internal decimal RatioOf(Symbol symbol, DateOnly after, DateOnly through) =>
        after >= through ? 1 : SplitsOf(symbol, after, through).Aggregate(1m, (ratio, split) => ratio * split.Value);

    /// <summary>Whether a symbol has a split with an ex date after one day, until another.</summary>
    internal bool HasSplit(Symbol symbol, DateOnly after, DateOnly through) => SplitsOf(symbol, after, through).Any();

    private IEnumerable<CorporateAction> SplitsOf(Symbol symbol, DateOnly after, DateOnly through) =>
        _bySymbol.TryGetValue(symbol, out var actions)
            ? actions.Where(action => action.IsSplit && action.ExDate > after && action.ExDate <= through)
            : [];
}
