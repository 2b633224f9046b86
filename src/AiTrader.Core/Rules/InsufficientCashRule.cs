namespace AiTrader.Rules;

/// <summary>
/// A buy, its fee included, costs at most the cash. The fee of a sell is paid from its proceeds and the cash.
/// </summary>
internal sealed class InsufficientCashRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        var cash = proposal.Portfolio.Cash;
        if (proposal.Fill is not { } fill)
        {
            return proposal.IsBuy
                ? new Denial(
                    DenialCodes.InsufficientCash,
                    $"The order costs more than any account holds; the cash is {cash}."
                )
                : null;
        }

        var cost = proposal.IsBuy ? fill.Notional + fill.Fee : fill.Fee - fill.Notional;
        return cost <= cash
            ? null
            : new Denial(DenialCodes.InsufficientCash, $"The order costs {cost} and the cash is {cash}.");
    }
}
