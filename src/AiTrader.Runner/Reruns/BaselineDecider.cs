using AiTrader.Runner.Arenas;
using AiTrader.Tools;

namespace AiTrader.Runner.Reruns;

/// <summary>A baseline.</summary>
/// <param name="baseline">The baseline.</param>
/// <param name="seed">The seed of the run.</param>
internal sealed class BaselineDecider(Baseline baseline, int seed) : IRerunDecider
{
    private readonly IDecisionMaker _maker = baseline.Make(seed);

    /// <inheritdoc/>
    public string Name => "baseline";

    /// <inheritdoc/>
    public IDecisionMaker Create(RecordedConversation session, AsOfNews? news) => _maker;
}
