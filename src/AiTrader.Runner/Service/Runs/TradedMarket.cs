using AiTrader.Prices;
using AiTrader.Runner.Hosting;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Runs;

/// <summary>What the service trades: a market, its prices, and the terms of new accounts.</summary>
/// <param name="Prices">The prices.</param>
/// <param name="Opening">Opens the accounts.</param>
internal sealed record TradedMarket(PriceSeries Prices, AccountOpening Opening)
{
    /// <summary>The market.</summary>
    public Market Market => Opening.Market;

    /// <summary>Where the prices come from, as text.</summary>
    public required string Source { get; init; }

    /// <summary>Every session.</summary>
    public SessionSchedule Schedule { get; } = SessionSchedule.FromPrices(Prices);

    /// <summary>How long a trader waits between two sessions. Default: not at all.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>
    /// The session after the last one that an account has completed; null if there is none. Withdrawn ones are not run.
    /// </summary>
    /// <param name="account">The account; null before its first session.</param>
    public TradingTime? FindNext(Account? account)
    {
        foreach (var time in Schedule)
        {
            if (!(time <= account?.CompletedThrough) && account?.IsWithdrawn(time) != true)
            {
                return time;
            }
        }

        return null;
    }
}
