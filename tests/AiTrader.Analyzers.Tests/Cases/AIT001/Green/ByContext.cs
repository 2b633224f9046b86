using System.Collections.Concurrent;

sealed class Seen : IDecisionMaker
{
    private static readonly ConcurrentDictionary<TradingContext, int> Calls = new();
    private readonly HashSet<TradingContext> _seen = [];

    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        Calls.AddOrUpdate(context, 1, (_, calls) => calls + 1);
        return _seen.Add(context) ? desk.HoldAsync(context, "The first time.", token) : default;
    }
}
