namespace AiTrader;

/// <summary>What a bar does to an order that rests, or an open to one that is given.</summary>
internal readonly record struct BarEffect
{
    /// <summary>Nothing.</summary>
    public static BarEffect Nothing => default;

    /// <summary>Whether its stop is reached, and was not before.</summary>
    public bool Triggers { get; init; }

    /// <summary>How many units are executed; zero if none are.</summary>
    public decimal Units { get; init; }

    /// <summary>The price before slippage.</summary>
    public decimal BasePrice { get; init; }

    /// <summary>Whether the execution is at the price exactly, as within a bar at a limit.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether its price was reached, and the volume withheld it.</summary>
    public bool IsWithheldByVolume { get; init; }

    /// <summary>Whether its price was reached, and a price limit withheld it.</summary>
    public bool IsWithheldByPriceLimit { get; init; }

    /// <summary>Whether something is executed.</summary>
    public bool Executes => Units > 0;
}
