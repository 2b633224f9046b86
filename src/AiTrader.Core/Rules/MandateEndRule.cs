namespace AiTrader.Rules;

/// <summary>Opt-in: after a day nothing is traded.</summary>
/// <param name="until">The last day on which orders are allowed.</param>
public sealed class MandateEndRule(DateOnly until) : ITradingRule
{
    /// <summary>The last day on which orders are allowed.</summary>
    public DateOnly Until => until;

    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        proposal.Context.Date <= until
            ? null
            : new Denial(
                DenialCodes.MandateEnded,
                $"The mandate ended on {new TradingTime(until)}; it is {proposal.Context.Date:yyyy-MM-dd}."
            );
}
