using AiTrader.Stores;

namespace AiTrader.Runner.Hosting;

/// <summary>What a command was asked to open accounts with; what it was not asked for stays as it is.</summary>
/// <param name="Conditions">Changes the conditions of an open account, or none of a new one, to what was given.</param>
/// <param name="Mandate">Changes the mandate of an open account, or none of a new one, to what was given.</param>
internal sealed record AskedTerms(Func<TradingConditions, TradingConditions> Conditions, Func<Mandate, Mandate> Mandate)
{
    /// <summary>Nothing was asked for.</summary>
    public static AskedTerms AsOpened { get; } = new(opened => opened, current => current);

    /// <summary>The mandate of an account.</summary>
    /// <param name="own">What the trader has of its own; null for nothing.</param>
    /// <param name="current">That of the account, if it is open.</param>
    /// <returns>The trader's own members, and those that were asked for where it has none.</returns>
    public Mandate MandateOf(Mandate? own, Mandate? current) =>
        own is null
            ? Mandate(current ?? AiTrader.Stores.Mandate.None)
            : own.Over(Mandate(AiTrader.Stores.Mandate.None));
}
