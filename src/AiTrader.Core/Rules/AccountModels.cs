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

    /// <summary>Whether splits and dividends are recorded.</summary>
    public bool CorporateActions { get; init; }

    /// <summary>Whether the price limits of the market apply.</summary>
    public bool PriceLimits => Rules.Rules.Any(rule => rule is PriceLimitRule);

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
            OrderNotionalLimit = Rules.Rules.OfType<OrderNotionalRule>().FirstOrDefault()?.Limit,
            PositionLimit = Rules.Rules.OfType<PositionLimitRule>().FirstOrDefault()?.Share,
            DailyLossLimit = Rules.Rules.OfType<DailyLossRule>().FirstOrDefault()?.Share,
        };
        return conditions == TradingConditions.None ? TradingConditions.None : conditions;
    }

    /// <summary>The same with the standard fees, slippage and limits of an account.</summary>
    public AccountModels With(TradingConditions conditions) =>
        new(
            With(Rules, conditions),
            conditions.FeeSchedule is { } schedule
                ? new FeeScheduleModel(schedule)
                : new RateFeeModel(conditions.FeeRate, conditions.MinimumFee),
            new BasisPointSlippageModel(conditions.SlippageBasisPoints)
        )
        {
            VolumeLimit = conditions.VolumeLimit,
            CorporateActions = conditions.CorporateActions,
        };

    /// <summary>A rule book with the opt-in rules of a market, and with the limits of an account.</summary>
    public static RuleBook With(RuleBook rules, TradingConditions conditions)
    {
        rules = rules.With(conditions.PriceLimits, conditions.OddLots);
        rules = conditions.OrderNotionalLimit is { } notional ? rules.With(new OrderNotionalRule(notional)) : rules;
        rules = conditions.PositionLimit is { } position ? rules.With(new PositionLimitRule(position)) : rules;
        return conditions.DailyLossLimit is { } loss ? rules.With(new DailyLossRule(loss)) : rules;
    }
}
