namespace AiTrader.Rules;

/// <summary>
/// A buy, its fee included, costs at most the cash that no open order has reserved. The fee of a sell is paid from its
/// proceeds and that cash.
/// </summary>
internal sealed class InsufficientCashRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        var cash = proposal.Account.AvailableCash;
        if (proposal.Fill is not { } fill)
        {
            return proposal.IsBuy
                ? new Denial(
                    DenialCodes.InsufficientCash,
                    $"The order costs more than any account holds; {Available(proposal)}."
                )
                : null;
        }

        var cost = proposal.RequiredCash ?? (proposal.IsBuy ? fill.Notional + fill.Fee : fill.Fee - fill.Notional);
        return cost <= cash
            ? null
            : new Denial(DenialCodes.InsufficientCash, $"The order costs {cost} and {Available(proposal)}.");
    }

    private static string Available(in OrderProposal proposal) =>
        proposal.Account.OpenOrders.ReservedCash is var reserved && reserved == Money.Zero
            ? $"the cash is {proposal.Portfolio.Cash}"
            : $"the cash is {proposal.Portfolio.Cash}, of which open orders reserve {reserved}";
}
