using AiTrader.Stores;

namespace AiTrader.Rules;

/// <summary>An order and everything a rule may need to judge it.</summary>
public readonly record struct OrderProposal
{
    /// <summary>For whom, when and by which model.</summary>
    public required TradingContext Context { get; init; }

    /// <summary>What is asked.</summary>
    public required Order Order { get; init; }

    /// <summary>The account before it.</summary>
    public required Account Account { get; init; }

    /// <summary>What is known of the market at the time.</summary>
    public required IMarketData MarketData { get; init; }

    /// <summary>
    /// What executing it would be; null where it has no price at the time, or where price times quantity is beyond what
    /// a decimal holds. Rules that come after the rule that needs a price find it null in the second case alone.
    /// </summary>
    public required Fill? Fill { get; init; }

    /// <summary>The market's rules.</summary>
    public Market Market => MarketData.Market;

    /// <summary>The portfolio before it.</summary>
    public Portfolio Portfolio => Account.Portfolio;

    /// <summary>Whether it buys.</summary>
    public bool IsBuy => Order.Side == OrderSide.Buy;
}
