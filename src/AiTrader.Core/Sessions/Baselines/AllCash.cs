namespace AiTrader;

/// <summary>Holds cash and never trades: the reference for every other trader.</summary>
public sealed class AllCash : IDecisionMaker
{
    /// <inheritdoc/>
    public ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.HoldAsync(context, "Cash is the position.", cancellationToken);
    }
}
