using System.Globalization;

namespace AiTrader.Audits;

/// <summary>Repeats the decisions of a recording, at the same times and in the same order.</summary>
public sealed class RecordedDecisions : IDecisionMaker
{
    private readonly ILookup<TradingTime, RecordedOrder> _ordersByTime;
    private readonly Dictionary<long, ClientOrderId> _ids = [];

    /// <summary>Creates it.</summary>
    /// <param name="orders">The recording, in order.</param>
    public RecordedDecisions(IEnumerable<RecordedOrder> orders)
    {
        _ordersByTime = NotNull.Require(orders).ToLookup(order => order.Time);
        foreach (var session in _ordersByTime)
        {
            // As the desk of the session numbers its acts.
            string prefix = ClientOrderId.PrefixOf(session.Key);
            foreach (var (index, order) in session.Index())
            {
                _ids[order.Sequence] = ClientOrderId.FromTrusted(
                    string.Create(CultureInfo.InvariantCulture, $"{prefix}{index + 1}")
                );
            }
        }
    }

    /// <summary>The times of its decisions, in order.</summary>
    public SessionSchedule Schedule => new(_ordersByTime.Select(group => group.Key));

    /// <inheritdoc/>
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(desk);
        foreach (var order in _ordersByTime[context.Time])
        {
            switch (order)
            {
                case { Action: RecordedAction.Buy, Symbol: { } symbol }:
                    await desk.BuyAsync(context, symbol, order.Quantity, order.Terms, cancellationToken)
                        .ConfigureAwait(false);
                    break;
                case { Action: RecordedAction.Sell, Symbol: { } symbol }:
                    await desk.SellAsync(context, symbol, order.Quantity, order.Terms, cancellationToken)
                        .ConfigureAwait(false);
                    break;
                case { Action: RecordedAction.Cancel, Target: { } target }:
                    await desk.CancelAsync(context, IdOf(target), cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await desk.HoldAsync(context, "Recorded hold.", cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    // A sequence that the recording does not have is the id of no order, and its cancellation is denied.
    private ClientOrderId IdOf(long sequence) =>
        _ids.GetValueOrDefault(sequence)
        ?? ClientOrderId.FromTrusted(string.Create(CultureInfo.InvariantCulture, $"recorded-{sequence}"));
}
