using AiTrader.Performance;
using AiTrader.Rules;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Telemetry;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Arenas;

/// <summary>The traders of one season, on one store that other seasons can share.</summary>
internal sealed class SeasonArena : IAsyncDisposable
{
    private readonly RunPlan _plan;
    private readonly IStore _store;
    private readonly ILedgerStore _ledger;
    private readonly ServiceProvider _services;
    private readonly List<TraderRun> _opened = [];

    public SeasonArena(RunPlan plan, Season season, IStore store, bool verbose, OtlpExport? export = null)
    {
        _plan = plan;
        _store = store;
        _ledger = store.Ledgers;
        Season = season;
        Traders = [.. plan.Entrants.All.Select(entrant => entrant.Enter(season, plan)).OfType<Trader>()];

        // Each trader waits for the disk most of the time, and those that wait at once share one flush.
        _services = Composition.Of(
            plan.Market,
            season.Prices,
            store,
            plan.Parallelism ?? Math.Clamp(Traders.Count, 1, RunPlan.MostAtOnce),
            Composition.LevelOf(verbose),
            export
        );
    }

    /// <summary>The season.</summary>
    public Season Season { get; }

    /// <summary>The traders.</summary>
    public IReadOnlyList<Trader> Traders { get; }

    /// <summary>Opens the accounts, and makes sure that existing ones belong to this season.</summary>
    /// <returns>Each trader, with the number of its completed sessions.</returns>
    /// <exception cref="InputException">
    /// An account was opened later, traded at other prices, belongs to another model, or has a session that is later
    /// than the next one of the season.
    /// </exception>
    /// <exception cref="LedgerException">An account is open with another market or other cash.</exception>
    public async Task<IReadOnlyList<WatchedTrader>> OpenAsync(CancellationToken cancellationToken)
    {
        var watched = new List<WatchedTrader>();
        var data = new AsOfMarketData(_plan.Market, Season.Prices);
        foreach (var trader in Traders)
        {
            int completed = 0;
            var counts = default(SessionOutcomeCounts);
            try
            {
                var account = await new AccountOpening(_plan.Market, _plan.Terms)
                {
                    KnowledgeCutoff = trader.KnowledgeCutoff,
                    Mandate = trader.Mandate,
                }.OpenAsync(_ledger, trader.CreateContext(Season.Schedule[0]), trader.Cash, cancellationToken);
                completed = Season.Schedule.Count(time => time <= account.CompletedThrough);
                counts = await RequireSameSeasonAsync(account, cancellationToken);
                RequireInOrder(account, completed);
            }
            catch (StoreCorruptedException)
            {
                // Its first session breaks on the ledger, and the others go on.
            }

            _opened.Add(new TraderRun(trader, completed, []));
            watched.Add(
                new WatchedTrader(trader.Signature, Season.Schedule.Count, counts)
                {
                    FindEquity = context => FindEquity(context, data),
                }
            );
        }

        return watched;
    }

    /// <summary>Runs what is not completed, once the accounts are open.</summary>
    public Task<IReadOnlyList<TraderRun>> RunAsync(
        IProgress<SessionResult> progress,
        CancellationToken cancellationToken
    ) => _services.GetRequiredService<Arena>().RunOpenedAsync(_opened, Season.Schedule, progress, cancellationToken);

    /// <summary>The standings of the traders, the best first; those without a rank last.</summary>
    public async Task<IReadOnlyList<RankedTrader<Standing>>> RankAsync(
        IEnumerable<TraderRun> runs,
        CancellationToken cancellationToken
    )
    {
        var standings = new List<Standing>();
        foreach (var run in runs)
        {
            standings.Add(await Standing.ReadAsync(run, _store, Season, cancellationToken));
        }

        return Ranking.Create(standings, standing => standing.Basis);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private void RequireInOrder(Account account, int completed)
    {
        var (last, schedule) = (Season.Prices.Times[^1], Season.Schedule);
        string? mistake =
            account.Time > last ? $"the last entry is of {account.Time}, after the last price, which is of {last}"
            : completed < schedule.Count && schedule[completed] < account.Time
                ? $"the next session is that of {schedule[completed]}, and the last entry is of {account.Time}"
            : null;
        if (mistake is not null)
        {
            throw new InputException(
                $"Ledger of {account.Signature}: {mistake}. If that session is a mistake, its owner withdraws it: "
                    + $"'aitrader ledger withdraw'."
            );
        }
    }

    private Money? FindEquity(TradingContext context, AsOfMarketData data) =>
        _ledger.GetCachedAccount(context.Signature) is { Portfolio: var portfolio }
            ? portfolio.Positions.Aggregate(
                portfolio.Cash,
                (sum, position) =>
                    data.GetLastPrice(context, position.Symbol) is { } price ? sum + position.GetValue(price) : sum
            )
            : null;

    private async Task<SessionOutcomeCounts> RequireSameSeasonAsync(
        Account account,
        CancellationToken cancellationToken
    )
    {
        var (signature, slippage) = (
            account.Signature,
            new BasisPointSlippageModel(account.Terms.Conditions.SlippageBasisPoints)
        );
        var counts = default(SessionOutcomeCounts);
        await foreach (var entry in _ledger.ReadEntriesAsync(signature, 0, cancellationToken))
        {
            if (entry is LedgerEntry.AccountOpened && entry.Context.Time > Season.Schedule[0])
            {
                throw new InputException(
                    $"Ledger of {signature}: the account was opened at {entry.Context.Time}, so no session "
                        + $"before it can be run. Use --from, another --store, or --fresh to start again."
                );
            }

            // A limit or a stop can be executed at another price than the open.
            if (
                entry is LedgerEntry.Filled { Order.IsMarket: true } filled
                && PriceOf(filled, slippage) != filled.Fill.Price
            )
            {
                throw new InputException(
                    $"Ledger of {signature}: at {entry.Context.Time} it trades {filled.Order.Symbol} at "
                        + $"{filled.Fill.Price}, but these prices differ; the store has a run at other prices. Use "
                        + $"another --store, or --fresh to start again."
                );
            }

            if (entry is LedgerEntry.SessionCompleted completed && completed.Context.Time <= Season.Schedule[^1])
            {
                counts = counts.With(completed.Outcome);
            }
        }

        return counts;
    }

    private Price? PriceOf(LedgerEntry.Filled filled, BasisPointSlippageModel slippage) =>
        Season.Prices.FindOpen(filled.Order.Symbol, filled.Context.Time) is { } open
            ? slippage.GetFillPrice(
                new SlippageArguments
                {
                    Context = filled.Context,
                    Order = filled.Order,
                    QuotedPrice = open,
                    Quantity = filled.Fill.Quantity,
                }
            )
            : null;
}
