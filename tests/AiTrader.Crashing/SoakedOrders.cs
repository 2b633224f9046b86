using System.Collections.Concurrent;

namespace AiTrader.Crashing;

/// <summary>
/// A trader of a soak: it thinks for a while, then holds or gives random orders; the same for a seed and a time. Some
/// sessions fail once in each process, before an act or after the last one.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="thinking">How long it thinks.</param>
/// <param name="acknowledge">Told the id of each order that was answered; null for a trader that never fails.</param>
public sealed class SoakedOrders(int seed, TimeSpan thinking, Action<ClientOrderId>? acknowledge = null)
    : IDecisionMaker
{
    private const int OneOf = 40;

    private readonly RandomOrders _orders = new(seed, acknowledge: acknowledge);
    private readonly ConcurrentDictionary<TradingTime, bool> _failed = new();

    /// <inheritdoc/>
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        if (thinking > TimeSpan.Zero)
        {
            await Task.Delay(thinking, cancellationToken);
        }

        var random = new Random(~seed + context.Time.ToString().Sum(c => c * 37));
        int failure = random.Next(OneOf);
        FailOnce(context, failure == 0);
        if (random.Next(5) == 0)
        {
            await desk.HoldAsync(context, "It is a quiet day.", cancellationToken);
        }
        else
        {
            await _orders.DecideAsync(context, desk, cancellationToken);
        }

        FailOnce(context, failure == 1);
    }

    private void FailOnce(TradingContext context, bool fails)
    {
        if (fails && acknowledge is not null && _failed.TryAdd(context.Time, true))
        {
            throw new InvalidOperationException("A failure of the soak.");
        }
    }
}
