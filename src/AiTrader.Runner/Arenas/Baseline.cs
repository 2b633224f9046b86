using AiTrader.Runner.Commands;
using AiTrader.Sessions;
using AiTrader.Sessions.Baselines;

namespace AiTrader.Runner.Arenas;

/// <summary>A decision maker without a model, by the name under which it is run.</summary>
/// <param name="Name">As <c>momentum</c>; its signatures begin with it.</param>
/// <param name="Make">Makes the decision maker from the seed of the run.</param>
internal sealed record Baseline(string Name, Func<int, IDecisionMaker> Make)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Baseline> All { get; } =
    [
        new("equal-weight", _ => new EqualWeightBuyAndHold()),
        new("momentum", _ => new Momentum()),
        new("mean-reversion", _ => new MeanReversion()),
        new("random", seed => new SeededRandom(seed)),
        new("cash", _ => new AllCash()),
    ];

    /// <summary>Their names, in words that end an error message.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(baseline => baseline.Name));

    /// <summary>Reads names separated by commas.</summary>
    /// <exception cref="FormatException">A name is of no baseline; the message says which ones are.</exception>
    public static IReadOnlyList<Baseline> ParseMany(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(Parse)];

    /// <summary>The trader that this baseline is in a season.</summary>
    public Trader Trader(string season, int seed, Money cash) =>
        new(Signature.Parse($"{Name}-{season}"), ModelId.Parse($"baseline/{Name}"), Make(seed), cash);

    private static Baseline Parse(string name) =>
        All.FirstOrDefault(baseline => baseline.Name == name) ?? throw TextValue.Refusal(name, $"{Names}, separated by commas");
}
