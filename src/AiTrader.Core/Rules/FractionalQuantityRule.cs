namespace AiTrader.Rules;

/// <summary>On a market of whole units, an order is for whole units.</summary>
internal sealed class FractionalQuantityRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        proposal.Market.AllowsFractions || decimal.IsInteger(proposal.Order.Quantity)
            ? null
            : new Denial(
                DenialCodes.FractionalQuantity,
                $"The quantity is {PlainDecimal.Format(proposal.Order.Quantity)}; it must be a whole number."
            );
}
