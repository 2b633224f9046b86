namespace AiTrader.Runner.Markets;

/// <summary>The two halves of the synthetic market.</summary>
internal enum SyntheticHalf
{
    /// <summary>Two years of days.</summary>
    Daily = 1,

    /// <summary>A quarter of hours.</summary>
    Hourly = 2,
}
