namespace AiTrader.Runner.Output;

/// <summary>A trader whose progress is shown.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Sessions">How many sessions there are.</param>
/// <param name="Completed">How its completed sessions ended.</param>
internal sealed record WatchedTrader(Signature Signature, int Sessions, SessionOutcomeCounts Completed)
{
    /// <summary>Its equity at the end of a session; null if that is not known.</summary>
    public Func<TradingContext, Money?> FindEquity { get; init; } = _ => null;
}
