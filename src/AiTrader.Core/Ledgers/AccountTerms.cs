using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// The terms with which an account was opened. Members will be added; each of them has a default that says what
/// accounts had before it.
/// </summary>
public sealed record AccountTerms
{
    /// <summary>The name of the market it trades.</summary>
    public required string Market
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The currency of its cash.</summary>
    public required string Currency
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>
    /// The number of decimals to which cash and the changed holding are rounded after each fill, half to even; no
    /// rounding if null.
    /// </summary>
    public required int? Decimals { get; init; }

    /// <summary>The initial cash; zero or more.</summary>
    public required Money Cash { get; init; }

    /// <summary>
    /// Its fees, slippage and rules of its market. Default: <see cref="TradingConditions.None"/>, which says nothing
    /// about your own models of them.
    /// </summary>
    public TradingConditions Conditions
    {
        get;
        init => field = NotNull.Require(value);
    } = TradingConditions.None;

    /// <summary>
    /// What its owner allows its model: as the account was opened, or as the owner changed it later. Default:
    /// <see cref="Mandate.None"/>, everything.
    /// </summary>
    public Mandate Mandate
    {
        get;
        init => field = NotNull.Require(value);
    } = Mandate.None;

    /// <summary>
    /// The date before which its model may know what happened, because it has learned from texts of that time. Sessions
    /// before it are marked in reports. Null if it is not known. Default: null.
    /// </summary>
    public DateOnly? KnowledgeCutoff { get; init; }

    /// <summary>The terms of an account for a market, without fees and a mandate.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cash"/> is negative.</exception>
    public static AccountTerms Create(Market market, Money cash)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentOutOfRangeException.ThrowIfNegative(cash.Value, nameof(cash));
        return new AccountTerms
        {
            Market = market.Name,
            Currency = market.Currency,
            Decimals = market.Decimals,
            Cash = cash,
        };
    }

    /// <summary>
    /// <c>10000 USD on us</c>, <c>50000 USDT on crypto, to 4 decimals</c>, or
    /// <c>10000 USD on us with fees of 0.1 %, knowledge cutoff 2025-06-30</c>.
    /// </summary>
    public override string ToString()
    {
        string decimals = Decimals is null ? "" : $", to {Decimals} decimals";
        string conditions = (Conditions == TradingConditions.None, Mandate == Mandate.None) switch
        {
            (true, true) => "",
            (true, false) => $" with {Mandate}",
            (false, true) => $" with {Conditions}",
            (false, false) => $" with {Conditions}, {Mandate}",
        };
        string cutoff = KnowledgeCutoff is { } date ? $", knowledge cutoff {new TradingTime(date)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Cash} {Currency} on {Market}{decimals}{conditions}{cutoff}"
        );
    }

    /// <summary>Why these terms of an account are not others that are asked for.</summary>
    internal string DifferenceTo(AccountTerms others)
    {
        string difference = $"the account is open with {this}, not with {others}";
        return this with { KnowledgeCutoff = others.KnowledgeCutoff } == others
                ? $"{difference}; its owner states what its model can know ('aitrader ledger set-model')"
            : this with { Mandate = others.Mandate } == others
                ? $"{difference}; its owner changes the mandate ('aitrader ledger set-mandate')"
            : difference;
    }

    internal decimal Round(decimal value) =>
        Decimals is { } decimals ? Math.Round(value, decimals, MidpointRounding.ToEven) : value;

    /// <summary>The smallest amount that rounding can take or give; zero where nothing is rounded.</summary>
    internal decimal LastDecimal => Decimals is { } decimals ? new decimal(1, 0, 0, false, (byte)decimals) : 0;

    /// <summary>A quantity that is reserved, to the decimals of the account, never less than it is.</summary>
    internal Quantity RoundUp(Quantity quantity) =>
        Decimals is { } decimals
            ? new(Math.Round(quantity.Value, decimals, MidpointRounding.ToPositiveInfinity))
            : quantity;

    /// <summary>An amount that is reserved, to the decimals of the account, never less than it is.</summary>
    internal Money RoundUp(Money amount) =>
        Decimals is { } decimals
            ? new(Math.Round(amount.Value, decimals, MidpointRounding.ToPositiveInfinity))
            : amount;
}
