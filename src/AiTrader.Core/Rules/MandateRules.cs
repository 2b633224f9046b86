using AiTrader.Stores;

namespace AiTrader.Rules;

/// <summary>The rules that enforce a mandate, one for each of its members.</summary>
internal static class MandateRules
{
    /// <summary>What the rules of a book are as a mandate.</summary>
    public static Mandate Read(RuleBook rules) =>
        new()
        {
            Universe = Find<UniverseRule>(rules)?.Symbols,
            OrderNotionalLimit = Find<OrderNotionalRule>(rules)?.Limit,
            OrdersPerSession = Find<OrdersPerSessionRule>(rules)?.Limit,
            PositionLimit = Find<PositionLimitRule>(rules)?.Share,
            DailyLossLimit = Find<DailyLossRule>(rules)?.Share,
            TotalLossLimit = Find<TotalLossRule>(rules)?.Share,
            Until = Find<MandateEndRule>(rules)?.Until,
        };

    /// <summary>A book with the rules of a mandate, last, in place of those that it has.</summary>
    public static RuleBook With(RuleBook rules, Mandate mandate) =>
        new([.. rules.Rules.Where(rule => !IsOfMandate(rule)), .. Of(mandate)]);

    /// <summary>
    /// Those that a later execution must still fit: the size of an order is judged when it is given, at the price that
    /// is known then.
    /// </summary>
    public static RuleBook OfResting(RuleBook rules) =>
        new(rules.Rules.Where(rule => IsOfMandate(rule) && rule is not (OrderNotionalRule or OrdersPerSessionRule)));

    private static IEnumerable<ITradingRule> Of(Mandate mandate)
    {
        ITradingRule?[] rules =
        [
            mandate.Until is { } until ? new MandateEndRule(until) : null,
            mandate.Universe is { } symbols ? new UniverseRule(symbols) : null,
            mandate.OrderNotionalLimit is { } notional ? new OrderNotionalRule(notional) : null,
            mandate.OrdersPerSession is { } orders ? new OrdersPerSessionRule(orders) : null,
            mandate.PositionLimit is { } position ? new PositionLimitRule(position) : null,
            mandate.DailyLossLimit is { } day ? new DailyLossRule(day) : null,
            mandate.TotalLossLimit is { } total ? new TotalLossRule(total) : null,
        ];
        return rules.OfType<ITradingRule>();
    }

    private static bool IsOfMandate(ITradingRule rule) =>
        rule
            is MandateEndRule
                or UniverseRule
                or OrderNotionalRule
                or OrdersPerSessionRule
                or PositionLimitRule
                or DailyLossRule
                or TotalLossRule;

    private static TRule? Find<TRule>(RuleBook rules)
        where TRule : class, ITradingRule => rules.Rules.OfType<TRule>().FirstOrDefault();
}
