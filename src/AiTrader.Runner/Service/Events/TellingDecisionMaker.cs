namespace AiTrader.Runner.Service.Events;

/// <summary>A decision maker of which it is told when a session begins.</summary>
internal sealed class TellingDecisionMaker(IDecisionMaker inner, EventRelay events) : IDecisionMaker
{
    /// <inheritdoc/>
    public ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        events.TellStart(context);
        return inner.DecideAsync(context, desk, cancellationToken);
    }
}
