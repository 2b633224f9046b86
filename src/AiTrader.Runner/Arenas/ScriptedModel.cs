using AiTrader.Runner.Models;

namespace AiTrader.Runner.Arenas;

/// <summary>The demo model beside the baselines: it works like every language model, and needs no key.</summary>
/// <param name="daysAlone">Whether it takes part only in daily seasons, as a default entrant does.</param>
internal sealed class ScriptedModel(bool daysAlone) : IEntrant
{
    /// <summary>Its name; its signatures begin with it.</summary>
    public const string Name = "scripted";

    /// <inheritdoc/>
    public Trader? Enter(Season season, RunPlan plan) =>
        daysAlone && season.Schedule[0].IsIntraday
            ? null
            : new Trader(
                Signature.Parse($"{Name}-{season.Name}"),
                DemoScript.ModelId,
                new ModelPlan(DemoScript.ModelId) { Connect = DemoScript.Client }.DecisionMaker(plan.News)
            )
            {
                Cash = plan.Cash,
            };
}
