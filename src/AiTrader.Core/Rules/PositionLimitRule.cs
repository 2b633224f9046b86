using System.Globalization;

namespace AiTrader.Rules;

/// <summary>
/// Opt-in: after a buy, the position is worth at most a share of the equity. Both at the execution's price:
/// <c>(held + bought) × price ≤ share × (cash + holdings at their last known prices)</c>, with the equity before the
/// buy.
/// </summary>
public sealed class PositionLimitRule : ITradingRule
{
    /// <summary>Creates the rule.</summary>
    /// <param name="share">The largest share of the equity; 0.2 is a fifth. More than 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside its range.</exception>
    public PositionLimitRule(decimal share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        Share = share;
    }

    /// <summary>The largest share of the equity.</summary>
    public decimal Share { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A holding has no known price.</exception>
    public Denial? Check(in OrderProposal proposal)
    {
        if (!proposal.IsBuy || proposal.Fill is not { } fill)
        {
            return null;
        }

        var equity = EquityValue.Now(proposal.Context, proposal.Portfolio, proposal.MarketData);
        var position = fill.Price * (proposal.Portfolio.GetQuantity(proposal.Order.Symbol) + fill.Quantity);
        var limit = new Money(equity.Value * Share);
        return position <= limit
            ? null
            : new Denial(DenialCodes.PositionLimit, TextOf(proposal.Order.Symbol, position, limit));
    }

    private string TextOf(Symbol symbol, Money position, Money limit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The position in {symbol} would be worth {position}; at most {limit} "
                + $"({PlainDecimal.Format(Share * 100)} % of the equity) is allowed."
        );
}
