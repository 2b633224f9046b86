namespace AiTrader.Stores;

/// <summary>What an account was opened with.</summary>
/// <param name="Market">The name of the market it trades.</param>
/// <param name="Currency">The currency of its cash.</param>
/// <param name="Decimals">To how many decimals cash and the touched holding are rounded after each fill, half to even;
/// exact where null.</param>
/// <param name="Cash">The initial cash; zero or more.</param>
public sealed record AccountTerms(string Market, string Currency, int? Decimals, Money Cash)
{
    /// <summary>The terms of an account for a market.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cash"/> is negative.</exception>
    public static AccountTerms Create(Market market, Money cash)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentOutOfRangeException.ThrowIfNegative(cash.Value, nameof(cash));
        return new AccountTerms(market.Name, market.Currency, market.Decimals, cash);
    }

    /// <summary><c>10000 USD on us</c>, or <c>50000 USDT on crypto, to 4 decimals</c>.</summary>
    public override string ToString() =>
        Decimals is null ? $"{Cash} {Currency} on {Market}" : $"{Cash} {Currency} on {Market}, to {Decimals} decimals";

    internal decimal Round(decimal value) =>
        Decimals is { } decimals ? Math.Round(value, decimals, MidpointRounding.ToEven) : value;
}
