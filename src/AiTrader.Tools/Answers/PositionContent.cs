namespace AiTrader.Tools;

/// <summary>One position.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Quantity">The units that are held.</param>
/// <param name="Sellable">The units that can be sold today.</param>
/// <param name="Value">What the units are worth at the last known price; null if there is none.</param>
/// <param name="Reserved">The units that open orders reserve; null if they reserve none.</param>
internal sealed record PositionContent(
    Symbol Symbol,
    decimal Quantity,
    decimal Sellable,
    decimal? Value = null,
    decimal? Reserved = null
);
