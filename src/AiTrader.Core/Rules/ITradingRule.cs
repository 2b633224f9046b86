namespace AiTrader.Rules;

/// <summary>One reason to refuse an order.</summary>
public interface ITradingRule
{
    /// <summary>Why the order is refused; null where this rule has nothing against it.</summary>
    Denial? Check(in OrderProposal proposal);
}
