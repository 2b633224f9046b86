using AiTrader.Stores;

namespace AiTrader.Rules;

/// <summary>An order and everything that a rule needs to judge it.</summary>
public readonly record struct OrderProposal
{
    /// <summary>The trading context of the entry.</summary>
    public required TradingContext Context
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>What is asked.</summary>
    public required Order Order
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The account before it.</summary>
    public required Account Account
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>What is known of the market at the time.</summary>
    public required IMarketData MarketData
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>
    /// The fill of the whole order that would result: at once, or, of an order that rests, at its limit, or else its
    /// stop. Null if there is no price at the time, or if price times quantity is beyond what a decimal holds. After
    /// the rule that needs a price, it is null only in the second case.
    /// </summary>
    public required Fill? Fill { get; init; }

    /// <summary>
    /// The cash that the order needs: what is executed at once costs, and what its rest reserves. Default: null, as the
    /// fill costs.
    /// </summary>
    public Money? RequiredCash { get; init; }

    /// <summary>The market's rules.</summary>
    public Market Market => MarketData.Market;

    /// <summary>The portfolio before it.</summary>
    public Portfolio Portfolio => Account.Portfolio;

    /// <summary>Whether it buys.</summary>
    public bool IsBuy => Order.Side == OrderSide.Buy;
}
