namespace AiTrader.Tools;

/// <summary>The latest finished bars of a symbol.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Bars">The bars, oldest first.</param>
/// <param name="Splits">
/// The splits by which bars before them are divided, so that all prices are of the current units; null if there is
/// none.
/// </param>
internal sealed record HistoryContent(
    Symbol Symbol,
    IReadOnlyList<BarContent> Bars,
    IReadOnlyList<SplitContent>? Splits = null
);
