using AiTrader.Runner.Arenas;
using AiTrader.Runner.Traders;

namespace AiTrader.Runner.Reruns;

/// <summary>What decides the sessions of the traders of a store again.</summary>
/// <param name="plans">The traders of a traders file; empty without one.</param>
/// <param name="seed">The seed of the run.</param>
internal sealed class RerunDeciders(IReadOnlyList<TraderPlan> plans, int seed)
{
    private const string BaselinePrefix = "baseline/";

    private readonly Dictionary<ModelId, IRerunDecider> _baselines = Baseline.All.ToDictionary(
        baseline => ModelId.Parse(BaselinePrefix + baseline.Name),
        baseline => (IRerunDecider)new BaselineDecider(baseline, seed)
    );

    /// <summary>
    /// What decides a session: the baseline of its model id, the cassette that the traders file names, or what its
    /// journal says that its model replied.
    /// </summary>
    /// <param name="context">The context of the session.</param>
    /// <param name="conversation">Its conversation.</param>
    /// <returns>What decides, or why nothing can.</returns>
    public (IRerunDecider? Decider, string? Reason) Find(TradingContext context, RecordedConversation conversation)
    {
        if (_baselines.TryGetValue(context.ModelId, out var baseline) && conversation.Prompt is null)
        {
            return (baseline, null);
        }

        var plan = plans
            .FirstOrDefault(plan => plan.Signature == context.Signature && plan.Model?.Id == context.ModelId)
            ?.Model;
        return conversation.Prompt is null
                ? (null, $"'{context.ModelId}' decided, which is not a baseline, and there is no journal of a model")
            : plan is { IsReplayed: true } ? (new CassetteDecider(plan), null)
            : (new JournalDecider(plan), null);
    }
}
