namespace AiTrader.Runner.Arenas;

/// <summary>A decision maker without a model, and its name.</summary>
/// <param name="Name">For example, <c>momentum</c>; its signatures begin with it.</param>
/// <param name="Make">Makes the decision maker from the seed of the run.</param>
internal sealed record Baseline(string Name, Func<int, IDecisionMaker> Make) : IEntrant
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Baseline> All { get; } =
    [
        new("equal-weight", _ => new EqualWeightBuyAndHold()),
        new("momentum", _ => new Momentum()),
        new("mean-reversion", _ => new MeanReversion()),
        new("limit-ladder", _ => new LimitLadder()),
        new("stop-trend", _ => new StopTrend()),
        new("random", seed => new SeededRandom(seed)),
        new("cash", _ => new AllCash()),
    ];

    /// <inheritdoc/>
    public Trader? Enter(Season season, RunPlan plan) =>
        Enter(Signature.Parse($"{Name}-{season.Name}"), plan.Prices.Seed, plan.Cash);

    /// <summary>Creates the trader of this baseline with a signature.</summary>
    public Trader Enter(Signature signature, int seed, Money cash) =>
        new(signature, ModelId.Parse($"baseline/{Name}"), Make(seed)) { Cash = cash };
}
