namespace AiTrader.Rules;

/// <summary>An order is for more than zero units.</summary>
internal sealed class InvalidQuantityRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        proposal.Order.Quantity > 0
            ? null
            : new Denial(
                DenialCodes.InvalidQuantity,
                $"The quantity is {PlainDecimal.Format(proposal.Order.Quantity)}; it must be more than zero."
            );
}
