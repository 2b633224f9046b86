namespace AiTrader.Rules;

/// <summary>One reason to refuse an order.</summary>
public interface ITradingRule
{
    /// <summary>The denial; null if this rule allows the order.</summary>
    Denial? Check(in OrderProposal proposal);
}
