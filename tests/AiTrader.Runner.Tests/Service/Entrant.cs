using AiTrader.Runner.Arenas;

namespace AiTrader.Runner.Tests.Service;

/// <summary>A trader of a test, whose decisions are the test's.</summary>
/// <param name="name">Its signature.</param>
/// <param name="decide">What decides; the number of the call, from 1, comes with it.</param>
internal sealed class Entrant(string name, Func<TradingContext, ITradingDesk, int, CancellationToken, ValueTask> decide)
    : IEntrant,
        IDecisionMaker
{
    private int _calls;

    /// <summary>How often it was asked to decide.</summary>
    public int Calls => _calls;

    public static ModelId ModelId { get; } = ModelId.Parse("test/model");

    /// <summary>A trader that holds.</summary>
    public static Entrant Holding(string name) =>
        new(name, async (context, desk, _, token) => await desk.HoldAsync(context, "Nothing is cheap.", token));

    public Trader? Enter(Season season, RunPlan plan) =>
        new(Signature.Parse(name), ModelId, this) { Cash = new Money(10_000) };

    public ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    ) => decide(context, desk, Interlocked.Increment(ref _calls), cancellationToken);
}
