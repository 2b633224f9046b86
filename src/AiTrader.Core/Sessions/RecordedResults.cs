using AiTrader.Stores;

namespace AiTrader;

/// <summary>The results of sessions, read from their ledgers.</summary>
/// <param name="ledgers">The ledgers.</param>
internal sealed class RecordedResults(ILedgerStore ledgers)
{
    /// <summary>The result of a completed session.</summary>
    /// <exception cref="SessionRefusedException">It was never run, or belongs to another model.</exception>
    public async ValueTask<SessionResult> RecallAsync(
        TradingContext context,
        Account account,
        CancellationToken cancellationToken
    )
    {
        ModelId? decided = null;
        await foreach (
            var entry in ledgers.ReadEntriesAsync(context.Signature, 0, cancellationToken).ConfigureAwait(false)
        )
        {
            if (entry.Context.Time != context.Time)
            {
                continue;
            }

            if (entry is LedgerEntry.SessionCompleted && entry.Context.ModelId == context.ModelId)
            {
                var entries = ledgers
                    .ReadEntriesAsync(context.Signature, 0, cancellationToken)
                    .Where(other => other.Context.Time == context.Time);
                return Conclude(context, await entries.ToListAsync(cancellationToken).ConfigureAwait(false));
            }

            decided = entry is LedgerEntry.AccountOpened || entry.IsOwnerAct ? decided : entry.Context.ModelId;
        }

        throw decided is null || decided == context.ModelId
            ? new SessionRefusedException(
                context,
                SessionRefusal.OutOfOrder,
                $"the session of {context.Time} was never run, and cannot be run any more: the session of "
                    + $"{account.CompletedThrough} is completed"
            )
            : new SessionRefusedException(
                context,
                SessionRefusal.OtherModel,
                $"the session of {context.Time} is recorded by {decided}, asked for by {context.ModelId}"
            );
    }

    /// <summary>The result of the session under way, by the entries so far.</summary>
    public async ValueTask<SessionResult> ConcludeAsync(
        TradingContext context,
        Account account,
        CancellationToken cancellationToken
    )
    {
        if (account.Time != context.Time)
        {
            return new SessionResult.Undecided(context);
        }

        return Conclude(context, await ledgers.ReadLastTimeAsync(account, cancellationToken).ConfigureAwait(false));
    }

    private static SessionResult Conclude(TradingContext context, IReadOnlyList<LedgerEntry> entries)
    {
        var conclusion = new SessionConclusion(entries.Count);
        foreach (var entry in entries)
        {
            if (entry.Context.Time == context.Time)
            {
                conclusion.Add(entry);
            }
        }

        return conclusion.ToResult(context);
    }
}
