using System.Collections.Immutable;

namespace AiTrader.Rules;

/// <summary>The rules of a brokerage, asked in order; the first denial wins. Immutable.</summary>
public sealed class RuleBook
{
    private readonly ImmutableArray<ITradingRule> _rules;

    /// <summary>Creates a custom rule book.</summary>
    /// <param name="rules">The rules, in the order in which they are asked.</param>
    public RuleBook(IEnumerable<ITradingRule> rules) => _rules = [.. NotNull.Require(rules)];

    /// <summary>
    /// The rules of every market, in this order: quantity, prices, symbol, lot, whole units, price, cash, holding,
    /// settlement.
    /// A rule allows what the market does not restrict.
    /// </summary>
    public static RuleBook Standard { get; } =
        new([
            new InvalidQuantityRule(),
            new InvalidPriceRule(),
            new UnknownSymbolRule(),
            new LotSizeRule(),
            new FractionalQuantityRule(),
            new NoPriceRule(),
            new InsufficientCashRule(),
            new InsufficientHoldingRule(),
            new SettlementRule(),
        ]);

    /// <summary>The rules in the order in which they are asked.</summary>
    public IReadOnlyList<ITradingRule> Rules => _rules;

    /// <summary>Returns a rule book that asks one more rule, last.</summary>
    public RuleBook With(ITradingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleBook(_rules.Add(rule));
    }

    /// <summary>Returns a rule book that asks one more rule, first.</summary>
    public RuleBook WithFirst(ITradingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleBook(_rules.Insert(0, rule));
    }

    /// <summary>
    /// Returns a rule book with the opt-in rules of a market: odd lots in place of lots, and price limits after the
    /// rule that needs a price. A book that has them already is not changed.
    /// </summary>
    internal RuleBook With(bool priceLimits, bool oddLots)
    {
        var rules = _rules.ToList();
        if (oddLots)
        {
            int lots = rules.FindIndex(rule => rule is LotSizeRule);
            rules = lots < 0 ? rules : [.. rules[..lots], new LotSizeRule(oddLots: true), .. rules[(lots + 1)..]];
        }

        if (priceLimits && !rules.Any(rule => rule is PriceLimitRule))
        {
            var limits = new PriceLimitRule();
            int price = rules.FindIndex(rule => rule is NoPriceRule);
            rules = price < 0 ? [.. rules, limits] : [.. rules[..(price + 1)], limits, .. rules[(price + 1)..]];
        }

        return priceLimits || oddLots ? new RuleBook(rules) : this;
    }

    /// <summary>Everything that the rules have against an order, in their order.</summary>
    public IReadOnlyList<Denial> CheckAll(in OrderProposal proposal)
    {
        var denials = new List<Denial>();
        foreach (var rule in _rules)
        {
            if (rule.Check(proposal) is { } denial)
            {
                denials.Add(denial);
            }
        }

        return denials;
    }

    /// <summary>The first denial; null if all rules allow the order.</summary>
    public Denial? Check(in OrderProposal proposal)
    {
        foreach (var rule in _rules)
        {
            if (rule.Check(proposal) is { } denial)
            {
                return denial;
            }
        }

        return null;
    }
}
