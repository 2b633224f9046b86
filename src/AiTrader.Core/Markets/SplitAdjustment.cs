using AiTrader.Prices;

namespace AiTrader;

/// <summary>
/// Prices of old units as prices of the current ones: divided by the new units for one old of every split after them,
/// with volumes multiplied. Source: the backward adjustment of the Center for Research in Security Prices (CRSP, "Data
/// Definitions": cumulative factor to adjust prices), here for splits only; dividends change no price.
/// </summary>
internal static class SplitAdjustment
{
    /// <summary>Bars in the units after some splits.</summary>
    /// <param name="bars">Raw bars, oldest first.</param>
    /// <param name="actions">The actions of their symbol; dividends are ignored.</param>
    public static IReadOnlyList<Bar> Adjust(IReadOnlyList<Bar> bars, IReadOnlyList<CorporateAction> actions)
    {
        List<CorporateAction> splits = [.. actions.Where(action => action.IsSplit)];
        return bars.Count == 0 || splits.Count == 0 ? bars : [.. bars.Select(bar => Adjust(bar, splits))];
    }

    /// <summary>A price over a ratio; null where no decimal holds the quotient.</summary>
    public static Price? Divide(Price price, decimal ratio)
    {
        // The ratio is 1e-12 to 1e12, so that only extreme prices get there.
        if (ratio < 1 && price.Value > decimal.MaxValue * ratio)
        {
            return null;
        }

        return price.Value / ratio is > 0 and var quotient ? new Price(quotient) : null;
    }

    private static Bar Adjust(Bar bar, List<CorporateAction> splits)
    {
        decimal ratio = 1;
        foreach (var split in splits)
        {
            ratio *= split.ExDate > bar.Time.Date ? split.Value : 1;
        }

        return ratio == 1
            ? bar
            : new Bar(
                bar.Time,
                Divide(bar.Open, ratio),
                Divide(bar.High, ratio),
                Divide(bar.Low, ratio),
                Divide(bar.Close, ratio),
                Multiply(bar.Volume, ratio)
            );
    }

    private static Price? Divide(Price? price, decimal ratio) => price is { } known ? Divide(known, ratio) : null;

    private static decimal? Multiply(decimal? volume, decimal ratio) =>
        volume is { } known && (double)known * (double)ratio < 1e27 ? known * ratio : null;
}
