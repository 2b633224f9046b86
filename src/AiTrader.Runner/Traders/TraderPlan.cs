using AiTrader.Runner.Arenas;
using AiTrader.Runner.Models;
using AiTrader.Stores;

namespace AiTrader.Runner.Traders;

/// <summary>A trader of a traders file, with everything that it needs read and checked.</summary>
/// <param name="Signature">The name of its ledger.</param>
/// <param name="Cash">The initial cash of its account; null for the cash of the run.</param>
/// <param name="Baseline">The baseline that decides; null if a model decides.</param>
/// <param name="Model">The model that decides; null if a baseline decides.</param>
internal sealed record TraderPlan(Signature Signature, Money? Cash, Baseline? Baseline, ModelPlan? Model) : IEntrant
{
    /// <summary>What the trader may do; null if the file does not say.</summary>
    public Mandate? Mandate { get; init; }

    /// <inheritdoc/>
    public Trader? Enter(Season season, RunPlan plan) =>
        Model is null
            ? Baseline!.Enter(Signature, plan.Prices.Seed, Cash ?? plan.Cash) with
            {
                Mandate = Mandate,
            }
            : new Trader(Signature, Model.Id, Model.DecisionMaker(plan.News))
            {
                Cash = Cash ?? plan.Cash,
                KnowledgeCutoff = Model.KnowledgeCutoff,
                Mandate = Mandate,
            };
}
