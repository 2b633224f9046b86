namespace AiTrader.Prices;

/// <summary>What the stamps of a price series are.</summary>
public enum Resolution
{
    /// <summary>Each bar is a day.</summary>
    Daily = 1,

    /// <summary>Each bar is a part of a day.</summary>
    Intraday = 2,
}
