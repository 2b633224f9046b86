namespace AiTrader.Tools;

/// <summary>A split by which the prices before it are divided.</summary>
/// <param name="ExDate">The first day of the new units.</param>
/// <param name="Ratio">The new units for one old.</param>
internal sealed record SplitContent(TradingTime ExDate, decimal Ratio);
