using AiTrader.Runner.Service.Events;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// Runs the sessions of a run that are not completed. One that faults is run again, a bounded number of times.
/// </summary>
internal sealed class RunSessions(
    SessionRunner sessions,
    TradedMarket market,
    ITraderSource traders,
    EventRelay events,
    Handovers handovers,
    DriveOptions options
)
{
    /// <summary>Runs them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="lease">The lease of the trader.</param>
    /// <param name="cancellationToken">Ends it between two acts.</param>
    /// <returns>The run as it ended; null if another driver continues it.</returns>
    /// <exception cref="TraderUnavailableException">What decides for the trader is not here now.</exception>
    /// <exception cref="SessionRefusedException">A session cannot be run.</exception>
    /// <exception cref="LedgerException">The account is open with other terms.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<Run?> RunAsync(Run run, ILease lease, CancellationToken cancellationToken)
    {
        if (await traders.FindAsync(run.Signature, cancellationToken) is not { } trader)
        {
            return Refused(run, "No trader is registered under this signature.");
        }

        if (trader.ModelId != run.ModelId)
        {
            return Refused(run, $"The trader belongs to the model {trader.ModelId}.");
        }

        var schedule = market.Schedule.Between(run.From, run.To);
        market.Schedule.RequireSession(trader.CreateContext(schedule.Count > 0 ? schedule[0] : run.From));
        await OpenAsync(trader, schedule[0], cancellationToken);
        await events.CatchUpAsync(run.Signature, cancellationToken);
        var coverage = await ReadCoverageAsync(run, cancellationToken);
        return coverage.WhyNothing is null
            ? await RunAsync(run, Telling(trader), coverage, lease, cancellationToken)
            : coverage.Conclude(run, account: null);
    }

    /// <summary>How many sessions of a run are completed.</summary>
    public async Task<int> CountCompletedAsync(Run run, CancellationToken cancellationToken) =>
        market.Schedule.Between(run.From, run.To).Count > 0
            ? (await ReadCoverageAsync(run, cancellationToken)).Completed.Count
            : 0;

    private async Task<Run?> RunAsync(
        Run run,
        Trader trader,
        RunCoverage coverage,
        ILease lease,
        CancellationToken cancellationToken
    )
    {
        SessionResult.Faulted? fault = null;
        for (int attempt = 0; attempt < options.Attempts; attempt++)
        {
            if (attempt > 0)
            {
                await Task.Delay(options.RetryDelay * (1 << (attempt - 1)), options.Clock, cancellationToken);
            }

            fault = null;
            var left = coverage.FindLeft(await FindAccountAsync(run, cancellationToken));
            await foreach (
                var result in new TraderDrive(sessions).RunAsync(trader, left, run.To, lease, cancellationToken)
            )
            {
                fault = result as SessionResult.Faulted;
                if (fault is null)
                {
                    attempt = 0;
                    await Task.Delay(market.Pace, options.Clock, cancellationToken);
                    if (handovers.IsAsked(run.Signature))
                    {
                        return null;
                    }
                }
            }

            if (fault is null)
            {
                return coverage.Conclude(run, await FindAccountAsync(run, cancellationToken));
            }

            if (lease.Lost.IsCancellationRequested)
            {
                return null;
            }
        }

        return run with
        {
            State = RunState.Faulted,
            Reason = $"The session of {fault!.Context.Time} faulted {options.Attempts} times: {fault.Fault.Message}",
        };
    }

    private static Run Refused(Run run, string reason) => run with { State = RunState.Refused, Reason = reason };

    private Trader Telling(Trader trader) =>
        trader with
        {
            DecisionMaker = new TellingDecisionMaker(trader.DecisionMaker, events),
        };

    private async Task OpenAsync(Trader trader, TradingTime time, CancellationToken cancellationToken) =>
        await market
            .Opening.For(trader)
            .OpenAsync(sessions.Store.Ledgers, trader.CreateContext(time), trader.Cash, cancellationToken);

    private ValueTask<Account?> FindAccountAsync(Run run, CancellationToken cancellationToken) =>
        sessions.Store.Ledgers.FindAccountAsync(run.Signature, cancellationToken);

    private ValueTask<RunCoverage> ReadCoverageAsync(Run run, CancellationToken cancellationToken) =>
        RunCoverage.ReadAsync(
            sessions.Store.Ledgers,
            run.Signature,
            market.Schedule.Between(run.From, run.To),
            cancellationToken
        );
}
