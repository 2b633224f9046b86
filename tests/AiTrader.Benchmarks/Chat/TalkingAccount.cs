using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Benchmarks.Chat;

/// <summary>
/// An account in memory that a model trades in session after session: prompt, replies, tool calls, journal and ledger,
/// as anybody runs it.
/// </summary>
internal sealed class TalkingAccount
{
    private const int SymbolCount = 10;

    private static readonly DateOnly FirstDay = new(2020, 1, 1);
    private static readonly PriceSeries Prices = new InMemoryPriceSource(Bars()).Read();
    private static readonly TradingContext.TimeStage Alice = TradingContext.For("alice").Using("benchmark/chat");

    private readonly InMemoryStore _store = new(TimeProvider.System);
    private readonly AsOfMarketData _marketData = new(Market.Us, Prices);
    private readonly ChatDecisionMaker _maker;
    private readonly SessionRunner _sessions;

    /// <summary>An account whose model makes so many calls in each of its replies.</summary>
    public TalkingAccount(int callsAReply)
    {
        _maker = new ChatDecisionMaker(new PreparedModel(callsAReply));
        _sessions = new SessionRunner(
            _marketData,
            new SimulatedBrokerage(_marketData, _store.Ledgers),
            _store,
            TimeProvider.System
        );
    }

    /// <summary>How many sessions there are prices for.</summary>
    public static int Days => 50;

    /// <summary>Runs all sessions.</summary>
    /// <returns>How many tool calls they made.</returns>
    public async Task<int> RunAsync()
    {
        await _store.Ledgers.OpenAccountAsync(
            Alice.At(new TradingTime(FirstDay)),
            Market.Us,
            new Money(1_000_000_000),
            CancellationToken.None
        );
        for (int day = 0; day < Days; day++)
        {
            if (
                await _sessions.RunAsync(Alice.At(new TradingTime(FirstDay.AddDays(day))), _maker)
                is not SessionResult.Traded
            )
            {
                throw new InvalidOperationException("The model did not trade.");
            }
        }

        return Days * PreparedModel.Calls;
    }

    private static IEnumerable<SymbolBar> Bars()
    {
        for (int day = 0; day < Days; day++)
        {
            for (int number = 1; number <= SymbolCount; number++)
            {
                var price = new Price(100.25m + number + day);
                yield return new SymbolBar(
                    Symbol.Parse($"SYM{number:00}"),
                    new Bar(new TradingTime(FirstDay.AddDays(day)), price, price, price, price, 1_000_000)
                );
            }
        }
    }
}
