using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>Single sessions, as the store has them.</summary>
/// <param name="runs">The runs that asked for them.</param>
/// <param name="store">The store.</param>
internal sealed class RecordedSessions(RunBook runs, IStore store)
{
    private const string Withdrawn = "The owner of the account has withdrawn the session; its fills stand.";

    /// <summary>A session; null if nobody asked for it and it was never run.</summary>
    public async Task<SessionAnswer?> FindAsync(
        SeenTrader trader,
        TradingTime time,
        CancellationToken cancellationToken
    )
    {
        if (await FindResultAsync(trader.Signature, time, cancellationToken) is { } result)
        {
            return new SessionAnswer(trader.Signature, time, RunState.Completed, null, result);
        }

        if (await IsWithdrawnAsync(trader.Signature, time, cancellationToken))
        {
            return new SessionAnswer(trader.Signature, time, RunState.Refused, Withdrawn, null);
        }

        var latest = await FindRunAsync(trader.Signature, time, cancellationToken);
        return latest is null or { State: RunState.Completed }
            ? null
            : new SessionAnswer(trader.Signature, time, latest.State, latest.Reason, null);
    }

    /// <summary>The conversation of a session; empty if there is none.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadConversationAsync(
        SeenTrader trader,
        TradingTime time,
        CancellationToken cancellationToken
    )
    {
        var entries = await EntriesOfAsync(trader.Signature, time, cancellationToken);
        var account = await store.Ledgers.FindAccountAsync(trader.Signature, cancellationToken);
        var model =
            entries.LastOrDefault(entry => !entry.IsOwnerAct && !entry.IsEvent)?.Context.ModelId
            ?? account?.ModelId
            ?? trader.Registration?.ModelId;
        return model is null
            ? []
            : await store.Journals.ReadAsync(
                TradingContext.For(trader.Signature).Using(model).At(time),
                cancellationToken
            );
    }

    private async Task<SessionResult?> FindResultAsync(
        Signature signature,
        TradingTime time,
        CancellationToken cancellationToken
    )
    {
        var entries = await EntriesOfAsync(signature, time, cancellationToken);
        if (
            entries.LastOrDefault(entry => entry is LedgerEntry.SessionCompleted) is not { } completed
            || entries.Any(entry => entry is LedgerEntry.SessionWithdrawn)
        )
        {
            return null;
        }

        var conclusion = new SessionConclusion();
        foreach (var entry in entries)
        {
            conclusion.Add(entry);
        }

        return conclusion.ToResult(completed.Context);
    }

    private async Task<bool> IsWithdrawnAsync(
        Signature signature,
        TradingTime time,
        CancellationToken cancellationToken
    ) => await store.Ledgers.FindAccountAsync(signature, cancellationToken) is { } account && account.IsWithdrawn(time);

    // The run that waits, and else the last one that asked for the session.
    private async Task<Run?> FindRunAsync(Signature signature, TradingTime time, CancellationToken cancellationToken)
    {
        var queue = await runs.FindQueueAsync(signature, cancellationToken);
        if (queue.Runs.LastOrDefault(HasSession) is { } waiting)
        {
            return waiting;
        }

        Run? latest = null;
        await foreach (var run in runs.ListAsync(signature, cancellationToken))
        {
            if (HasSession(run) && (latest is null || !run.IsFinished))
            {
                latest = run;
            }
        }

        return latest;

        bool HasSession(Run run) => run.From <= time && time <= run.To;
    }

    private async Task<IReadOnlyList<LedgerEntry>> EntriesOfAsync(
        Signature signature,
        TradingTime time,
        CancellationToken cancellationToken
    )
    {
        if (await store.Ledgers.FindAccountAsync(signature, cancellationToken) is not { } account)
        {
            return [];
        }

        // The entries of a withdrawn session can be later than those that follow them.
        bool isInOrder = !account.HasWithdrawn;
        long before =
            !isInOrder ? 0
            : account.Time == time ? account.VersionBeforeTime
            : await FindVersionBeforeAsync(account, time, cancellationToken);
        var entries = new List<LedgerEntry>();
        await foreach (var entry in store.Ledgers.ReadEntriesAsync(signature, before, cancellationToken))
        {
            if (isInOrder && entry.Context.Time > time)
            {
                break;
            }

            if (entry.Context.Time == time)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    // By halves: entries are in the order of their times.
    private async Task<long> FindVersionBeforeAsync(
        Account account,
        TradingTime time,
        CancellationToken cancellationToken
    )
    {
        long before = 0;
        long after = account.Version;
        while (before < after)
        {
            long middle = before + ((after - before) / 2);
            var next = await store
                .Ledgers.ReadEntriesAsync(account.Signature, middle, cancellationToken)
                .FirstAsync(cancellationToken);
            (before, after) = next.Context.Time < time ? (middle + 1, after) : (before, middle);
        }

        return before;
    }
}
