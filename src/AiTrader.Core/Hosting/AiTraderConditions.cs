using AiTrader;
using AiTrader.Rules;
using AiTrader.Stores;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The options that become terms of the accounts that are opened.</summary>
internal static class AiTraderConditions
{
    /// <summary>The conditions that options ask for. The options are valid.</summary>
    public static TradingConditions ToConditions(this AiTraderOptions options) =>
        new()
        {
            FeeRate = options.FeeRate,
            MinimumFee = new Money(options.MinimumFee),
            FeeSchedule = KnownFees.Find(options.FeeSchedule),
            SlippageBasisPoints = options.SlippageBasisPoints,
            VolumeLimit = options.VolumeLimit,
            PriceLimits = options.PriceLimits,
            OddLots = options.OddLots,
            CorporateActions = options.CorporateActions,
            OrderNotionalLimit = options.OrderNotionalLimit is { } notional ? new Money(notional) : null,
            PositionLimit = options.PositionLimit,
            DailyLossLimit = options.DailyLossLimit,
        };

    /// <summary>Sets the options to conditions.</summary>
    public static void Set(this AiTraderOptions options, TradingConditions conditions)
    {
        options.FeeRate = conditions.FeeRate;
        options.MinimumFee = conditions.MinimumFee.Value;
        options.FeeSchedule = conditions.FeeSchedule?.Name;
        options.SlippageBasisPoints = conditions.SlippageBasisPoints;
        options.VolumeLimit = conditions.VolumeLimit;
        options.PriceLimits = conditions.PriceLimits;
        options.OddLots = conditions.OddLots;
        options.CorporateActions = conditions.CorporateActions;
        options.OrderNotionalLimit = conditions.OrderNotionalLimit?.Value;
        options.PositionLimit = conditions.PositionLimit;
        options.DailyLossLimit = conditions.DailyLossLimit;
    }

    /// <summary>What is wrong with the options together; the range of each is checked elsewhere.</summary>
    public static IEnumerable<string> ProblemsOf(AiTraderOptions options)
    {
        if (options.FeeSchedule is not { } name)
        {
            yield break;
        }

        if (KnownFees.Find(name) is null)
        {
            yield return $"{nameof(AiTraderOptions.FeeSchedule)} {MessageText.Quote(name)} is not known; allowed are "
                + $"{string.Join(", ", KnownFees.All.Select(known => known.Name))}.";
        }

        if (options.FeeRate != 0 || options.MinimumFee != 0)
        {
            yield return $"{nameof(AiTraderOptions.FeeSchedule)} takes the place of "
                + $"{nameof(AiTraderOptions.FeeRate)} and {nameof(AiTraderOptions.MinimumFee)}; set either.";
        }
    }
}
