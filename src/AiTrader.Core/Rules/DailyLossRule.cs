using System.Globalization;

namespace AiTrader.Rules;

/// <summary>
/// Opt-in: after the day has lost a share of its first equity, nothing more is bought that day. Selling stays possible.
/// <c>loss = 1 − equity now / equity at the start of the day</c>, where the day starts with the portfolio before its
/// first entry, at the closes of the day before, and now is the portfolio at its last known prices.
/// </summary>
public sealed class DailyLossRule : ITradingRule
{
    /// <summary>Creates the rule.</summary>
    /// <param name="share">
    /// The loss after which nothing is bought; 0.05 is five percent. More than 0, at most 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside its range.</exception>
    public DailyLossRule(decimal share)
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
        if (!proposal.IsBuy)
        {
            return null;
        }

        var start = EquityValue.AtPriorCloses(
            proposal.Context,
            proposal.Account.GetPortfolioAtDayStart(proposal.Context),
            proposal.MarketData
        );
        var now = EquityValue.Now(proposal.Context, proposal.Portfolio, proposal.MarketData);
        return now.Value > start.Value * (1 - Share) || start == Money.Zero
            ? null
            : new Denial(DenialCodes.DailyLoss, TextOf(start, now));
    }

    private string TextOf(Money start, Money now) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The equity has gone from {start} to {now} today; after a loss of "
                + $"{PlainDecimal.Format(Share * 100)} % nothing more is bought until tomorrow."
        );
}
