namespace AiTrader;

/// <summary>A participant in an arena.</summary>
/// <param name="Signature">The name of its ledger; no two traders share one.</param>
/// <param name="ModelId">The model, or the baseline, that decides.</param>
/// <param name="DecisionMaker">The decision maker.</param>
/// <param name="Cash">The initial cash; zero or more.</param>
public sealed record Trader(Signature Signature, ModelId ModelId, IDecisionMaker DecisionMaker, Money Cash)
{
    /// <summary>The context of this trader's session at a time.</summary>
    public TradingContext CreateContext(TradingTime time) => TradingContext.For(Signature).Using(ModelId).At(time);
}
