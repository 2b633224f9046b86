namespace AiTrader.Prices;

/// <summary>Where raw prices come from.</summary>
public interface IPriceSource
{
    /// <summary>Reads all bars.</summary>
    /// <exception cref="DataFileException">A bar cannot be true or cannot be read; says where and why.</exception>
    /// <exception cref="IOException">The source cannot be opened.</exception>
    PriceSeries Read();
}
