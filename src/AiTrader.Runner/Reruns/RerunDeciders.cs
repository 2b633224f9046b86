using AiTrader.Runner.Arenas;
using AiTrader.Runner.Traders;

namespace AiTrader.Runner.Reruns;

/// <summary>What decides the sessions of the traders of a store again.</summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="findModel">The model of a trader; null for one with the prompt of this program, by its journal.</param>
internal sealed class RerunDeciders(int seed, Func<Signature, ModelId, IRerunDecider?> findModel)
{
    private const string BaselinePrefix = "baseline/";

    private readonly IRerunDecider _journal = ModelDecider.OfJournal(prompt: null);
    private readonly Dictionary<ModelId, IRerunDecider> _baselines = Baseline.All.ToDictionary(
        baseline => ModelId.Parse(BaselinePrefix + baseline.Name),
        baseline => (IRerunDecider)new BaselineDecider(baseline, seed)
    );

    /// <summary>What decides the sessions of traders: baselines, and the models of a traders file.</summary>
    /// <param name="plans">The traders of the file; empty without one.</param>
    /// <param name="seed">The seed of the run.</param>
    public static RerunDeciders Of(IReadOnlyList<TraderPlan> plans, int seed)
    {
        var models = plans
            .Where(plan => plan.Model is not null)
            .ToDictionary(
                plan => (plan.Signature, plan.Model!.Id),
                plan =>
                    plan.Model!.ReplayFile is null
                        ? ModelDecider.OfJournal(plan.Model.Prompt)
                        : ModelDecider.OfCassette(plan.Model.Prompt, plan.Model.Connect())
            );
        return new RerunDeciders(seed, (signature, model) => models.GetValueOrDefault((signature, model)));
    }

    /// <summary>
    /// What decides a session: the baseline of its model id, the cassette of its trader, or what its journal says that
    /// its model replied.
    /// </summary>
    /// <param name="context">The context of the session.</param>
    /// <param name="conversation">Its conversation.</param>
    /// <returns>What decides, or why nothing can.</returns>
    public (IRerunDecider? Decider, string? Reason) Find(TradingContext context, RecordedConversation conversation)
    {
        if (conversation.Prompt is not null)
        {
            return (findModel(context.Signature, context.ModelId) ?? _journal, null);
        }

        return _baselines.TryGetValue(context.ModelId, out var baseline)
            ? (baseline, null)
            : (null, $"'{context.ModelId}' decided, which is not a baseline, and there is no journal of a model");
    }
}
