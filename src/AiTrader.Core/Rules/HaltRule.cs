namespace AiTrader.Rules;

/// <summary>Opt-in: nothing is traded while trading is halted. Ask this rule first.</summary>
/// <param name="halts">The switch.</param>
public sealed class HaltRule(HaltSwitch halts) : ITradingRule
{
    private readonly HaltSwitch _halts = NotNull.Require(halts);

    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        _halts.FindReason(proposal.Context.Signature) is { } reason
            ? new Denial(DenialCodes.Halted, $"Trading is halted: {reason}")
            : null;
}
