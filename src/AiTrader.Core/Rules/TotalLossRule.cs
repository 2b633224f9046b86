using System.Globalization;

namespace AiTrader.Rules;

/// <summary>
/// Opt-in: after the account has lost a share of its initial cash, nothing more is bought. Selling stays possible.
/// <c>loss = 1 − equity now / initial cash</c>, with the portfolio at its last known prices.
/// </summary>
public sealed class TotalLossRule : ITradingRule
{
    /// <summary>Creates the rule.</summary>
    /// <param name="share">
    /// The loss after which nothing is bought; 0.2 is twenty percent. More than 0, at most 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside its range.</exception>
    public TotalLossRule(decimal share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        Share = share;
    }

    /// <summary>The loss after which nothing is bought.</summary>
    public decimal Share { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A holding has no known price.</exception>
    public Denial? Check(in OrderProposal proposal)
    {
        var initial = proposal.Account.Terms.Cash;
        if (!proposal.IsBuy || initial == Money.Zero)
        {
            return null;
        }

        var now = EquityValue.Now(proposal.Context, proposal.Portfolio, proposal.MarketData);
        return now.Value > initial.Value * (1 - Share) ? null : new Denial(DenialCodes.TotalLoss, TextOf(initial, now));
    }

    private string TextOf(Money initial, Money now) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The equity has gone from {initial} to {now} since the opening; after a loss of "
                + $"{PlainDecimal.Format(Share * 100)} % nothing more is bought."
        );
}
