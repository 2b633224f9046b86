using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>Single sessions, as the store has them.</summary>
/// <param name="runs">The runs that asked for them.</param>
/// <param name="store">The store.</param>
internal sealed class RecordedSessions(RunBook runs, IStore store)
{
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

        Run? latest = null;
        await foreach (var run in runs.ListAsync(trader.Signature, cancellationToken))
        {
            if (run.From <= time && time <= run.To && (latest is null || !run.IsFinished))
            {
                latest = run;
            }
        }

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
        if (entries.LastOrDefault(entry => entry is LedgerEntry.SessionCompleted) is not { } completed)
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

    private async Task<IReadOnlyList<LedgerEntry>> EntriesOfAsync(
        Signature signature,
        TradingTime time,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in store.Ledgers.ReadEntriesAsync(signature, 0, cancellationToken))
        {
            if (entry.Context.Time > time && !entry.IsOwnerAct)
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
}
