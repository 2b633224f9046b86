using AiTrader.Stores;

namespace AiTrader.Rules;

/// <summary>The rules, the fees and the slippage with which orders of an account are decided.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Fees">The fees.</param>
/// <param name="Slippage">The slippage.</param>
internal sealed record AccountModels(RuleBook Rules, IFeeModel Fees, ISlippageModel Slippage)
{
    /// <summary>The share of a bar's volume that is executed for one order; null for no limit.</summary>
    public decimal? VolumeLimit { get; init; }

    /// <summary>The notional above which an order waits for its owner; null if none waits.</summary>
    public Money? ApprovalAbove { get; init; }

    /// <summary>The rules that an order that rests must still fit when it is executed.</summary>
    public RuleBook RulesOfResting { get; } = MandateRules.OfResting(Rules);

    /// <summary>Whether splits and dividends are recorded.</summary>
    public bool CorporateActions { get; init; }

    /// <summary>Whether the price limits of the market apply.</summary>
    public bool PriceLimits { get; } = Rules.Rules.Any(rule => rule is PriceLimitRule);

    /// <summary>What of them is standard, as numbers.</summary>
    public TradingConditions ToConditions()
    {
        var fees = Fees as RateFeeModel;
        var schedule = (Fees as FeeScheduleModel)?.Schedule;
        var conditions = new TradingConditions
        {
            FeeRate = fees?.Rate ?? 0,
            MinimumFee = fees?.Minimum ?? Money.Zero,
            FeeSchedule = KnownFees.All.Contains(schedule) ? schedule : null,
            SlippageBasisPoints = Slippage is BasisPointSlippageModel { Points: <= 1_000 and var points } ? points : 0,
            VolumeLimit = VolumeLimit,
            PriceLimits = PriceLimits,
            OddLots = Rules.Rules.Any(rule => rule is LotSizeRule { OddLots: true }),
            CorporateActions = CorporateActions,
        };
        return conditions == TradingConditions.None ? TradingConditions.None : conditions;
    }

    /// <summary>What of the rules a mandate can have.</summary>
    public Mandate ToMandate()
    {
        var mandate = MandateRules.Read(Rules) with { ApprovalAbove = ApprovalAbove };
        return mandate == Mandate.None ? Mandate.None : mandate;
    }

    /// <summary>The same with the standard fees, slippage and rules of the market of an account.</summary>
    public AccountModels With(TradingConditions conditions) =>
        new(
            Rules.With(conditions.PriceLimits, conditions.OddLots),
            conditions.FeeSchedule is { } schedule
                ? new FeeScheduleModel(schedule)
                : new RateFeeModel(conditions.FeeRate, conditions.MinimumFee),
            new BasisPointSlippageModel(conditions.SlippageBasisPoints)
        )
        {
            VolumeLimit = conditions.VolumeLimit,
            CorporateActions = conditions.CorporateActions,
            ApprovalAbove = ApprovalAbove,
        };

    /// <summary>The same with the mandate of an account in place of its own.</summary>
    public AccountModels With(Mandate mandate) =>
        new(MandateRules.With(Rules, mandate), Fees, Slippage)
        {
            VolumeLimit = VolumeLimit,
            CorporateActions = CorporateActions,
            ApprovalAbove = mandate.ApprovalAbove,
        };
}
