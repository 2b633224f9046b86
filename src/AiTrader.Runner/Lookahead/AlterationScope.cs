namespace AiTrader.Runner.Lookahead;

/// <summary>
/// The part of what comes later that is altered, in a search for what leaks. Default: all of it. Each member narrows
/// the kinds for which it has a meaning.
/// </summary>
internal sealed record AlterationScope
{
    /// <summary>All of it.</summary>
    public static AlterationScope All { get; } = new();

    /// <summary>Nothing: the real world.</summary>
    public static AlterationScope Nothing { get; } = new() { Kinds = AlterationKinds.None };

    /// <summary>The kinds.</summary>
    public AlterationKinds Kinds { get; init; } = AlterationKinds.All;

    /// <summary>The symbols whose values or whose beginning and end are altered; null for all.</summary>
    public IReadOnlySet<Symbol>? Symbols { get; init; }

    /// <summary>The stamps whose values are altered; null for all.</summary>
    public IReadOnlySet<TradingTime>? Stamps { get; init; }

    /// <summary>The fields of a bar.</summary>
    public BarFields Fields { get; init; } = BarFields.All;

    /// <summary>The actions, news items or notes, by their numbers from 0; null for all.</summary>
    public IReadOnlySet<int>? Items { get; init; }

    /// <summary>Whether a kind is altered.</summary>
    public bool Has(AlterationKinds kind) => Kinds.HasFlag(kind);

    /// <summary>Whether a symbol is altered in a way.</summary>
    public bool Has(AlterationKinds kind, Symbol symbol) => Has(kind) && Symbols?.Contains(symbol) != false;

    /// <summary>Whether a numbered item is altered.</summary>
    public bool Has(AlterationKinds kind, int item) => Has(kind) && Items?.Contains(item) != false;

    /// <summary>Whether the bar of a symbol has altered values.</summary>
    public bool HasValues(Symbol symbol, TradingTime stamp) =>
        Has(AlterationKinds.Values, symbol) && Stamps?.Contains(stamp) != false;
}
