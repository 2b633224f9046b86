namespace AiTrader.Tools;

/// <summary>Says hold for a context. Holding is an act: it has a reason, and it is recorded.</summary>
/// <param name="brokerage">What records it.</param>
public sealed class HoldTool(IBrokerage brokerage)
{
    /// <summary>Records that the model holds.</summary>
    /// <param name="context">For whom, when and by which model.</param>
    /// <param name="id">The key under which it is recorded once; given by the session, never by the model.</param>
    /// <param name="reason">Why, in words; not empty.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public ValueTask HoldAsync(
        TradingContext context,
        ClientOrderId id,
        string reason,
        CancellationToken cancellationToken = default
    ) => brokerage.HoldAsync(context, id, reason, cancellationToken);
}
