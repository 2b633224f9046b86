using AiTrader.Stores;

namespace AiTrader.Rules;

/// <summary>An order and everything a rule may need to judge it.</summary>
/// <param name="Context">For whom, when and by which model.</param>
/// <param name="Order">What is asked.</param>
/// <param name="Account">The account before it.</param>
/// <param name="MarketData">What is known of the market now.</param>
/// <param name="Fill">
/// What executing it would be; null where it has no price now, or where price times quantity is beyond what a decimal
/// holds.
/// Rules that come after <see cref="NoPriceRule"/> find it null in the second case alone.
/// </param>
public readonly record struct OrderProposal(
    TradingContext Context,
    Order Order,
    Account Account,
    IMarketData MarketData,
    Fill? Fill
)
{
    /// <summary>The market's rules.</summary>
    public Market Market => MarketData.Market;

    /// <summary>The portfolio before it.</summary>
    public Portfolio Portfolio => Account.Portfolio;

    /// <summary>Whether it buys.</summary>
    public bool IsBuy => Order.Side == OrderSide.Buy;
}
