using AiTrader;
using AiTrader.Rules;

/// <summary>A custom rule: a buy leaves a share of the initial cash. Selling stays possible.</summary>
/// <param name="share">The share that stays; 0.2 is twenty percent.</param>
internal sealed class CashReserveRule(decimal share) : ITradingRule
{
    public Denial? Check(in OrderProposal proposal)
    {
        if (!proposal.IsBuy || proposal.Fill is not { } fill)
        {
            return null;
        }

        decimal reserve = share * proposal.Account.Terms.Cash.Value;
        decimal cash = proposal.Portfolio.Cash.Value;
        decimal cost = proposal.RequiredCash?.Value ?? (fill.Notional.Value + fill.Fee.Value);
        if (cash - cost >= reserve)
        {
            return null;
        }

        // The fee of this order is at least that of a smaller one, so that what is offered fits.
        decimal most = Math.Max(0, Math.Floor((cash - reserve - fill.Fee.Value) / fill.Price.Value));
        return new Denial(
            "cash_reserve",
            FormattableString.Invariant(
                $"The order costs {cost} of {cash}, and {reserve} must stay. Buy at most {most} units."
            )
        );
    }
}
