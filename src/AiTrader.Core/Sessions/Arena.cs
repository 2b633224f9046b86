using AiTrader.Prices;

namespace AiTrader;

/// <summary>
/// Many traders side by side on one market, each with its own ledger and at its own pace. The acts and failures of one
/// trader do not affect another. A second run continues at each trader's first session that is not completed.
/// </summary>
/// <param name="sessions">Runs each session, on the market and in the store that all of them share.</param>
public sealed class Arena(SessionRunner sessions)
{
    private const int OpenedAtOnce = 64;

    private readonly IMarketData _marketData = NotNull.Require(sessions).MarketData;

    /// <summary>How many traders run at once. Positive. Default: the number of processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int Parallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>All sessions of the market, for runs without a schedule of their own. Default: null, none.</summary>
    public SessionSchedule? MarketSchedule { get; init; }

    /// <summary>Runs every session of the schedule that is not completed, for every trader.</summary>
    /// <param name="traders">Who takes part.</param>
    /// <param name="schedule">
    /// The schedule, in the resolution of the market data. Default: <see cref="MarketSchedule"/>.
    /// </param>
    /// <param name="progress">Receives the result of each session as it ends, from any thread; optional.</param>
    /// <param name="cancellationToken">Ends the run between two acts; run it again to continue.</param>
    /// <returns>One run for each trader, in the order of <paramref name="traders"/>.</returns>
    /// <exception cref="ArgumentException">
    /// Two traders share a signature, the schedule has the other resolution or goes beyond the last price, or there is
    /// no schedule.
    /// </exception>
    /// <exception cref="SessionRefusedException">
    /// An account is open with another market or other cash, or belongs to another model; no session was run.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<TraderRun>> RunAsync(
        IReadOnlyList<Trader> traders,
        SessionSchedule? schedule = null,
        IProgress<SessionResult>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(traders);
        schedule ??=
            MarketSchedule
            ?? throw new ArgumentException($"Give a schedule; {nameof(MarketSchedule)} is not set.", nameof(schedule));
        RequireDistinct(traders);
        RequireResolution(schedule);
        var opened = new List<TraderRun>();
        foreach (var some in traders.Chunk(OpenedAtOnce))
        {
            opened.AddRange(await OpenAsync(some, schedule, cancellationToken).ConfigureAwait(false));
        }

        return await RunOpenedAsync(opened, schedule, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs every session of the schedule that is not completed, for traders whose accounts the caller has opened.
    /// </summary>
    /// <param name="opened">Who takes part, each with how many of its sessions are completed already.</param>
    /// <param name="schedule">The schedule, in the resolution of the market data.</param>
    /// <param name="progress">Receives the result of each session as it ends, from any thread; optional.</param>
    /// <param name="cancellationToken">Ends the run between two acts; run it again to continue.</param>
    /// <returns>One run a trader, in the order of <paramref name="opened"/>.</returns>
    /// <exception cref="ArgumentException">
    /// Two traders share a signature, or the schedule has the other resolution or goes beyond the last price.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<TraderRun>> RunOpenedAsync(
        IReadOnlyList<TraderRun> opened,
        SessionSchedule schedule,
        IProgress<SessionResult>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(schedule);
        RequireDistinct([.. opened.Select(run => run.Trader)]);
        RequireResolution(schedule);
        TraderRun[] runs = [.. opened];
        using var span = new RunSpan(runs, schedule, _marketData.Market);
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Parallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel
            .ForAsync(
                0,
                runs.Length,
                options,
                async (i, token) =>
                    runs[i] = await RunTraderAsync(runs[i], schedule, progress, token).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        span.End(runs);
        return runs;
    }

    // Accounts that are opened at once share a flush of the store. The first mistake is that of the first trader.
    private async ValueTask<TraderRun[]> OpenAsync(
        Trader[] traders,
        SessionSchedule schedule,
        CancellationToken cancellationToken
    ) =>
        schedule.Count == 0
            ? [.. traders.Select(trader => new TraderRun(trader, 0, []))]
            : await Task.WhenAll(traders.Select(trader => OpenAsync(trader, schedule, cancellationToken).AsTask()))
                .ConfigureAwait(false);

    private async ValueTask<TraderRun> OpenAsync(
        Trader trader,
        SessionSchedule schedule,
        CancellationToken cancellationToken
    )
    {
        var context = trader.CreateContext(schedule[0]);
        try
        {
            var account = await sessions
                .Admission.OpenAsync(
                    context,
                    new AccountRequest(trader.Cash, trader.KnowledgeCutoff, trader.Mandate),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new TraderRun(trader, schedule.Count(time => time <= account.CompletedThrough), []);
        }
        catch (Exception mistake)
            when (mistake is SessionRefusedException
                || (mistake is OperationCanceledException && cancellationToken.IsCancellationRequested)
            )
        {
            throw;
        }
#pragma warning disable CA1031 // A ledger that is corrupt or out of reach stops its trader alone; the others trade.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new TraderRun(trader, 0, [await sessions.BreakAsync(context, fault, []).ConfigureAwait(false)]);
        }
    }

    private async ValueTask<TraderRun> RunTraderAsync(
        TraderRun run,
        SessionSchedule schedule,
        IProgress<SessionResult>? progress,
        CancellationToken cancellationToken
    )
    {
        if (run.Fault is { } fault)
        {
            progress?.Report(fault);
            return run;
        }

        var results = new List<SessionResult>();
        TradingTime? end = schedule.Count == 0 ? null : schedule[^1];
        try
        {
            await foreach (
                var result in new TraderDrive(sessions)
                    .RunAsync(run.Trader, [.. schedule.Skip(run.AlreadyCompletedCount)], end, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                results.Add(result);
                progress?.Report(result);
            }
        }
        catch (SessionRefusedException refusal)
        {
            return run with { Results = results, Refusal = refusal };
        }

        return run with
        {
            Results = results,
        };
    }

    private static void RequireDistinct(IReadOnlyList<Trader> traders)
    {
        string[] shared =
        [
            .. traders
                .GroupBy(trader => trader.Signature)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key.Value),
        ];
        if (shared.Length > 0)
        {
            throw new ArgumentException(
                $"Each trader needs its own signature. Signatures that occur more than once: "
                    + $"{string.Join(", ", shared)}.",
                nameof(traders)
            );
        }
    }

    private void RequireResolution(SessionSchedule schedule)
    {
        if (schedule.Count > 0 && schedule[0].IsIntraday != (_marketData.Resolution == Resolution.Intraday))
        {
            throw new ArgumentException(
                $"The schedule begins at {schedule[0]}, and the prices are {_marketData.Resolution}.",
                nameof(schedule)
            );
        }

        if (schedule.Count > 0 && sessions.Schedule?.WhyBeyond(schedule[^1]) is { } beyond)
        {
            throw new ArgumentException($"The schedule cannot be run: {beyond}.", nameof(schedule));
        }
    }
}
