namespace AiTrader;

/// <summary>Markets that are ready to use.</summary>
public static class KnownMarkets
{
    /// <summary>US shares: whole units, sold at any time, dollars.</summary>
    public static Market Us { get; } = new("us", "USD") { TimeZone = "America/New_York" };

    /// <summary>China A shares: lots of 100, T+1 by calendar day, yuan.</summary>
    public static Market ChinaA { get; } =
        new("cn", "CNY")
        {
            TimeZone = "Asia/Shanghai",
            LotSize = 100,
            Settlement = Settlement.NextDay,
        };

    /// <summary>Crypto currencies: fractions of a unit, cash and holdings kept to 4 decimals, tethers.</summary>
    public static Market Crypto { get; } = new("crypto", "USDT") { AllowsFractions = true, Decimals = 4 };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Market> All { get; } = [Us, ChinaA, Crypto];
}
