using AiTrader.Prices;

namespace AiTrader;

/// <summary>The latest finished bars of a symbol, all in the units of the time at which they are asked for.</summary>
public sealed class PriceHistory
{
    internal PriceHistory(IReadOnlyList<Bar> bars, IReadOnlyList<CorporateAction> splits) =>
        (Bars, Splits) = (bars, splits);

    /// <summary>
    /// The bars, oldest first. Prices before a split are divided by its new units for one old, and volumes are
    /// multiplied by them. A price beyond what a decimal holds is absent.
    /// </summary>
    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>The splits by which a bar is divided, by ex date; none if the bars are raw.</summary>
    public IReadOnlyList<CorporateAction> Splits { get; }
}
