namespace AiTrader.Prices;

/// <summary>A source of raw prices.</summary>
public interface IPriceSource
{
    /// <summary>Reads all bars.</summary>
    /// <exception cref="DataFileException">
    /// A bar is impossible or cannot be read. The message has the place and the reason.
    /// </exception>
    /// <exception cref="IOException">The source cannot be opened.</exception>
    PriceSeries Read();
}
