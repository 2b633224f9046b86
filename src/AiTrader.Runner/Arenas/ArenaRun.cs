using System.Diagnostics;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Runner.Telemetry;
using AiTrader.Runner.Texts;
using AiTrader.Stores;

namespace AiTrader.Runner.Arenas;

/// <summary>
/// One <c>aitrader run</c>: reads the prices, opens the store, runs every season and prints the leaderboard.
/// </summary>
internal sealed class ArenaRun(RunPlan plan, StoreLocation store, Screen screen, bool verbose, OtlpExport? export)
{
    /// <summary>Runs what is not completed.</summary>
    /// <param name="fresh">Whether the store is deleted first.</param>
    /// <param name="cancellationToken">Cancels the run; the results so far are kept.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(bool fresh, CancellationToken cancellationToken)
    {
        var seasons = plan.ReadSeasons();
        await using var opened = await OpenStoreAsync(fresh);
        List<SeasonArena> arenas =
        [
            .. seasons.Select(season => new SeasonArena(plan, season, opened, verbose, export)),
        ];
        try
        {
            return await RunAsync(arenas, cancellationToken);
        }
        catch (LedgerException other)
        {
            throw new InputException($"{other.Message} Use another --store, or --fresh to start again.", other);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Complain(
                store.IsKept
                    ? $"Interrupted. The results so far are in {store.Place}. Run the same command to continue."
                    : "Interrupted."
            );
            return ExitCode.Interrupted;
        }
        finally
        {
            foreach (var arena in arenas)
            {
                await arena.DisposeAsync();
            }
        }
    }

    private async Task<IStore> OpenStoreAsync(bool fresh)
    {
        if (fresh)
        {
            await store.DeleteAsync();
        }

        store.CreateFolder();
        return store.Open(awaited: reason => screen.Complain($"Waiting: {reason}"));
    }

    private async Task<int> RunAsync(List<SeasonArena> arenas, CancellationToken cancellationToken)
    {
        var traders = new List<WatchedTrader>();
        foreach (var arena in arenas)
        {
            traders.AddRange(await arena.OpenAsync(cancellationToken));
        }

        screen.Note(
            Announcement(
                traders.Count,
                traders.Sum(trader => trader.Sessions),
                traders.Sum(trader => trader.Completed.Total)
            )
        );
        long start = Stopwatch.GetTimestamp();
        try
        {
            var runs = await Watch.RunAsync(
                screen,
                traders,
                live: !verbose,
                progress => Task.WhenAll(arenas.Select(arena => arena.RunAsync(progress, cancellationToken)))
            );
            var standings = await ReportAsync(arenas, runs, Stopwatch.GetElapsedTime(start), cancellationToken);
            return Complain(standings);
        }
        catch (Exception lost) when (LostStore.Is(lost))
        {
            screen.Complain($"The store {store.Place} was lost in the middle of the run: {lost.Message}");
            return ExitCode.Faulted;
        }
    }

    private async Task<IReadOnlyList<Standing>> ReportAsync(
        List<SeasonArena> arenas,
        IReadOnlyList<TraderRun>[] runs,
        TimeSpan elapsed,
        CancellationToken cancellationToken
    )
    {
        Money[] cash = [.. arenas.SelectMany(arena => arena.Traders).Select(trader => trader.Cash).Distinct()];
        string terms =
            $"Rules of {plan.Market}, "
            + $"{(cash is [var same] ? $"{same} {plan.Market.Currency} each" : "each with its own cash")}.";
        screen.Line(
            plan.Prices.File is null
                ? $"SYNTHETIC prices, seed {plan.Prices.Seed}: no such symbols exist. {terms}"
                : $"Prices of {plan.Prices.File}. {terms}"
        );
        screen.Line();
        var reported = new List<Standing>();
        for (int i = 0; i < arenas.Count; i++)
        {
            var season = arenas[i].Season;
            screen.Line(
                $"{Title(season.Name)}: {season.Schedule[0]} to {season.Schedule[^1]}, "
                    + $"{season.Schedule.Count:N0} sessions a trader"
            );
            var standings = await arenas[i].RankAsync(runs[i], cancellationToken);
            reported.AddRange(standings.Select(ranked => ranked.Trader));
            screen.Show(LeaderboardTable.Of(standings, screen.Width));
            foreach (string line in LeaderboardTable.Legend(standings))
            {
                screen.Line(line);
            }

            if (SpendingTable.IsNeeded(standings))
            {
                screen.Line();
                screen.Show(SpendingTable.Of(standings, screen.Width));
                foreach (string line in SpendingTable.Legend(standings, screen.Width))
                {
                    screen.Line(line);
                }
            }
        }

        if (!LeaderboardTable.IsFull(screen.Width))
        {
            screen.Line("Coverage: sessions that were decided, of those scheduled.");
            screen.Line("T/H/U/F: sessions that traded, held, were undecided, faulted.");
        }

        var results = runs.SelectMany(season => season).SelectMany(trader => trader.Results).ToList();
        int faulted = results.OfType<SessionResult.Faulted>().Count();
        screen.Line(
            results.Count == 0 && runs.SelectMany(season => season).All(trader => trader.Refusal is null)
                ? "Nothing left to do: every session was completed before."
                : $"Ran {Sessions(results.Count - faulted)} in {elapsed.TotalSeconds:N1} "
                    + $"s{(faulted == 0 ? "" : $"; {Sessions(faulted)} faulted and will be run again")}."
        );
        screen.Line(store.IsKept ? $"The ledgers are in {store.Place}" : "The ledgers were in memory and are gone.");
        if (store.IsKept)
        {
            screen.Line($"Look into them:    aitrader ledger show {store.Option}");
            screen.Line($"See them:          aitrader report {store.Option} {PricesOfReport} --out report");
        }

        return reported;
    }

    // As the report is told which prices were traded at.
    private string PricesOfReport =>
        plan.Prices.File is { } file
            ? $"--prices {ShellWord.Of(file)}"
            : $"--market {plan.Market}{SeedOfReport}{HalfOfReport}";

    private string SeedOfReport => plan.Prices.Seed == SyntheticMarket.DefaultSeed ? "" : $" --seed {plan.Prices.Seed}";

    private string HalfOfReport => plan.Prices.Half is SyntheticHalf.Hourly ? " --resolution hourly" : "";

    // A store that was changed is not repaired by running again.
    private int Complain(IReadOnlyList<Standing> all)
    {
        var faults = all.Select(standing => standing.Run.Fault).OfType<SessionResult.Faulted>().ToList();
        var refusals = all.Select(standing => standing.Run.Refusal).OfType<SessionRefusedException>().ToList();
        var unreadable = all.Where(standing => standing.Unreadable is not null).ToList();
        foreach (var fault in faults)
        {
            screen.Complain($"{fault.Context.Signature} faulted at {fault.Context.Time}: {fault.Fault.Message}");
        }

        refusals.ForEach(refusal => screen.Complain(refusal.Message));
        foreach (var standing in unreadable)
        {
            screen.Complain(
                $"{standing.Run.Trader.Signature} has no standing; its ledger in {store.Place} cannot be read: "
                    + standing.Unreadable!.Message
            );
        }

        return faults
                .Select(fault => fault.Fault)
                .Concat(unreadable.Select(standing => standing.Unreadable))
                .Any(failure => failure is StoreCorruptedException)
                ? ExitCode.Damaged
            : faults.Count + refusals.Count + unreadable.Count > 0 ? ExitCode.Faulted
            : ExitCode.Success;
    }

    private static string Announcement(int traders, int sessions, int completed)
    {
        string who = traders == 1 ? "1 trader" : $"{traders:N0} traders";
        return completed == 0 ? $"{who}, {Sessions(sessions)} ..."
            : completed == sessions ? $"{who}; {Sessions(sessions)}, all completed."
            : $"{who}, {Sessions(sessions)}; resuming after {completed:N0} ...";
    }

    private static string Sessions(int count) => count == 1 ? "1 session" : $"{count:N0} sessions";

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
