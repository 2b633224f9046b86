using AiTrader.Stores;

namespace AiTrader;

/// <summary>A participant in an arena.</summary>
public sealed record Trader
{
    /// <summary>Creates a trader.</summary>
    /// <param name="signature">The name of its ledger; no two traders share one.</param>
    /// <param name="modelId">The model, or the baseline, that decides.</param>
    /// <param name="decisionMaker">The decision maker.</param>
    public Trader(Signature signature, ModelId modelId, IDecisionMaker decisionMaker)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(modelId);
        ArgumentNullException.ThrowIfNull(decisionMaker);
        Signature = signature;
        ModelId = modelId;
        DecisionMaker = decisionMaker;
    }

    /// <summary>The name of its ledger; no two traders share one.</summary>
    public Signature Signature
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The model, or the baseline, that decides.</summary>
    public ModelId ModelId
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The decision maker.</summary>
    public IDecisionMaker DecisionMaker
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The initial cash; zero or more. Default: zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Money Cash
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.Value, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// The date before which the model may know what happened, because it has learned from texts of that time. It is
    /// part of the terms of the account, and sessions before it are marked in reports. Default: null, it is not known.
    /// </summary>
    public DateOnly? KnowledgeCutoff { get; init; }

    /// <summary>
    /// What the model may do. It is part of the terms with which the account is opened; later, only the owner changes
    /// it. Default: null, that of the application, or as the account says.
    /// </summary>
    public Mandate? Mandate { get; init; }

    /// <summary>The context of this trader's session at a time.</summary>
    public TradingContext CreateContext(TradingTime time) => TradingContext.For(Signature).Using(ModelId).At(time);
}
