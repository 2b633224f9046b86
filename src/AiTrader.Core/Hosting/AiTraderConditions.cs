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
        };

    /// <summary>The mandate that options ask for. The options are valid.</summary>
    public static Mandate ToMandate(this AiTraderOptions options)
    {
        var mandate = new Mandate
        {
            Universe = options.Universe is { Count: > 0 } symbols ? [.. symbols.Select(Symbol.Parse)] : null,
            OrderNotionalLimit = Amount(options.OrderNotionalLimit),
            OrdersPerSession = options.OrdersPerSession,
            PositionLimit = options.PositionLimit,
            DailyLossLimit = options.DailyLossLimit,
            TotalLossLimit = options.TotalLossLimit,
            Until = options.Until,
            ApprovalAbove = Amount(options.ApprovalAbove),
        };
        return mandate == Mandate.None ? Mandate.None : mandate;
    }

    /// <summary>Sets the options to the terms of an account.</summary>
    public static void Set(this AiTraderOptions options, AccountTerms terms)
    {
        Set(options, terms.Conditions);
        Set(options, terms.Mandate);
    }

    private static void Set(AiTraderOptions options, Mandate mandate)
    {
        options.Universe = mandate.Universe is { } symbols ? [.. symbols.Select(symbol => symbol.Value)] : null;
        options.OrderNotionalLimit = mandate.OrderNotionalLimit?.Value;
        options.OrdersPerSession = mandate.OrdersPerSession;
        options.PositionLimit = mandate.PositionLimit;
        options.DailyLossLimit = mandate.DailyLossLimit;
        options.TotalLossLimit = mandate.TotalLossLimit;
        options.Until = mandate.Until;
        options.ApprovalAbove = mandate.ApprovalAbove?.Value;
    }

    private static Money? Amount(decimal? value) => value is { } amount ? new Money(amount) : null;

    private static void Set(AiTraderOptions options, TradingConditions conditions)
    {
        options.FeeRate = conditions.FeeRate;
        options.MinimumFee = conditions.MinimumFee.Value;
        options.FeeSchedule = conditions.FeeSchedule?.Name;
        options.SlippageBasisPoints = conditions.SlippageBasisPoints;
        options.VolumeLimit = conditions.VolumeLimit;
        options.PriceLimits = conditions.PriceLimits;
        options.OddLots = conditions.OddLots;
        options.CorporateActions = conditions.CorporateActions;
    }

    /// <summary>What is wrong with the options together; the range of each is checked elsewhere.</summary>
    public static IEnumerable<string> ProblemsOf(AiTraderOptions options)
    {
        foreach (string symbol in (options.Universe ?? []).Where(symbol => !Symbol.TryParse(symbol, out _)))
        {
            yield return $"{nameof(AiTraderOptions.Universe)}: {MessageText.Quote(symbol)} is not a symbol.";
        }

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
