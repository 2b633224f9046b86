namespace AiTrader.Tools;

/// <summary>The latest finished bars of a symbol.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Bars">The bars, oldest first.</param>
internal sealed record HistoryContent(Symbol Symbol, IReadOnlyList<BarContent> Bars);
