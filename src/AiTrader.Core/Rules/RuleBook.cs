using System.Collections.Immutable;

namespace AiTrader.Rules;

/// <summary>The rules of a brokerage, asked in order; the first denial wins. Immutable.</summary>
public sealed class RuleBook
{
    private readonly ImmutableArray<ITradingRule> _rules;

    /// <summary>Makes a rule book of one's own.</summary>
    /// <param name="rules">In the order in which they are asked.</param>
    public RuleBook(IEnumerable<ITradingRule> rules) => _rules = [.. rules];

    /// <summary>
    /// What every market asks, in this order: quantity, symbol, lot, whole units, price, cash, holding, settlement.
    /// What a market does
    /// not restrict, its rule lets pass.
    /// </summary>
    public static RuleBook Standard { get; } =
        new([
            new InvalidQuantityRule(),
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

    /// <summary>A rule book that asks one more rule, last.</summary>
    public RuleBook With(ITradingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleBook(_rules.Add(rule));
    }

    /// <summary>A rule book that asks one more rule, first.</summary>
    public RuleBook WithFirst(ITradingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleBook(_rules.Insert(0, rule));
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

    /// <summary>Why the order is refused; null where no rule has anything against it.</summary>
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
