namespace AiTrader;

/// <summary>
/// A market as data: its currency and its trading rules. Its calendar and its universe come from its price series.
/// <code>var xetra = new Market("xetra", "EUR") { TimeZone = "Europe/Berlin", TradingDaysPerYear = 252 };</code>
/// </summary>
public sealed record Market
{
    // Before the markets below, which it judges.
    private static readonly TextRule Rule = new(32, "._-");

    /// <summary>Creates a market with the default rules.</summary>
    /// <param name="name">A short name, as in <c>us</c>: 1-32 letters, digits and <c>. _ -</c>.</param>
    /// <param name="currency">The currency of cash and prices, as in <c>USD</c>: 1-32 letters, digits and
    /// <c>. _ -</c>.</param>
    /// <exception cref="ArgumentException">The name or the currency does not have that form.</exception>
    public Market(string name, string currency)
    {
        Name = Rule.Require("Market name", name);
        Currency = Rule.Require("Currency", currency);
    }

    /// <summary>US shares: whole units, sold at any time, dollars.</summary>
    public static Market Us { get; } = new("us", "USD") { TimeZone = "America/New_York", TradingDaysPerYear = 252 };

    /// <summary>
    /// China A shares: lots of 100, T+1 by calendar day, yuan; price limits of 10 %, and of 20 % for symbols that begin
    /// with 300, 301, 688 or 689.
    /// </summary>
    public static Market ChinaA { get; } =
        new("cn", "CNY")
        {
            TimeZone = "Asia/Shanghai",
            TradingDaysPerYear = 252,
            LotSize = 100,
            Settlement = Settlement.NextDay,
            PriceLimits = new PriceLimits(0.1m, new[] { "300", "301", "688", "689" }.Select(WithTwenty)),
        };

    /// <summary>Crypto currencies: fractions of a unit, cash and holdings kept to 4 decimals, tethers.</summary>
    public static Market Crypto { get; } =
        new("crypto", "USDT")
        {
            AllowsFractions = true,
            Decimals = 4,
            TradingDaysPerYear = 365,
        };

    /// <summary>The markets that are ready to use.</summary>
    public static IReadOnlyList<Market> Known { get; } = [Us, ChinaA, Crypto];

    /// <summary>The short name, as in <c>us</c>.</summary>
    public string Name { get; }

    /// <summary>The currency of cash and prices, as in <c>USD</c>.</summary>
    public string Currency { get; }

    /// <summary>The IANA time zone of the market's clock. Default: <c>UTC</c>.</summary>
    public string TimeZone
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    } = "UTC";

    /// <summary>The lot: orders are for multiples of this number of units. Positive. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public decimal LotSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1;

    /// <summary>Whether a fraction of a unit can be traded. Default: false.</summary>
    public bool AllowsFractions { get; init; }

    /// <summary>
    /// The smallest part of a unit that there is: 1 on a market of whole units, otherwise the last of the
    /// <see cref="Decimals"/>, or 0.0001 where nothing is rounded.
    /// </summary>
    public decimal SmallestUnit => AllowsFractions ? new decimal(1, 0, 0, false, (byte)(Decimals ?? 4)) : 1;

    /// <summary>When bought units can be sold. Default: immediately.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public Settlement Settlement
    {
        get;
        init =>
            field = Enum.IsDefined(value)
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such settlement.");
    } = Settlement.SameDay;

    /// <summary>
    /// The number of decimals to which cash and the changed holding are rounded after each fill, half to even; 0-12.
    /// Default: null, no rounding.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not within 0-12.</exception>
    public int? Decimals
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 0, 12, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// How many days a year the market trades, for annualized figures: 252 by convention from Monday to Friday, 365
    /// every day; 1-366. Default: null, not known; nothing can be annualized then.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not within 1-366.</exception>
    public int? TradingDaysPerYear
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 1, 366, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// How far the prices of a day can be from the close before it. They apply to accounts that are opened with them
    /// (<c>TradingConditions.PriceLimits</c>). Default: null, no limits.
    /// </summary>
    public PriceLimits? PriceLimits { get; init; }

    /// <summary>The short name.</summary>
    public override string ToString() => Name;

    // The ChiNext board has had 20 % since 2020-08-24, the STAR board from its first day.
    private static KeyValuePair<string, decimal> WithTwenty(string prefix) => new(prefix, 0.2m);
}
