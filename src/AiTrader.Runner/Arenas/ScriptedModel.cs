using AiTrader.Runner.Models;
using AiTrader.Stores;

namespace AiTrader.Runner.Arenas;

/// <summary>The demo model beside the baselines: it takes the path of every language model, and needs no key.</summary>
/// <param name="daysAlone">Whether it takes part in seasons of days alone: where nobody asked for it, once is
/// enough.</param>
internal sealed class ScriptedModel(bool daysAlone) : IEntrant
{
    /// <summary>The name under which it is run; its signatures begin with it.</summary>
    public const string Name = "scripted";

    /// <inheritdoc/>
    public Trader? Enter(Season season, RunPlan plan, IJournalStore journal) =>
        daysAlone && season.Schedule[0].IsIntraday
            ? null
            : new Trader(
                Signature.Parse($"{Name}-{season.Name}"),
                DemoScript.ModelId,
                new ModelPlan(DemoScript.ModelId) { Connect = DemoScript.Client }.DecisionMaker(plan.News),
                plan.Cash
            );
}
