using AiTrader.Stores;

namespace AiTrader.Runner.Service.Runs;

/// <summary>Which sessions of a run are completed, and which can still be run. Immutable.</summary>
internal sealed class RunCoverage
{
    private readonly SessionSchedule _sessions;

    private RunCoverage(SessionSchedule sessions, Account? account, IReadOnlySet<TradingTime> completed)
    {
        _sessions = sessions;
        Completed = completed;
        Left = FindLeft(account);
        WhyNothing =
            Left.Count > 0 || completed.Count > 0 ? null
            : account!.IsWithdrawn(sessions[0]) ? $"The owner has withdrawn the session of {sessions[0]}."
            : $"The session of {sessions[0]} was never run, and cannot be run any more: the session of "
                + $"{account.CompletedThrough} is completed.";
    }

    /// <summary>The sessions that are completed.</summary>
    public IReadOnlySet<TradingTime> Completed { get; }

    /// <summary>The sessions that could still be run when it was read, in order.</summary>
    public IReadOnlyList<TradingTime> Left { get; }

    /// <summary>Why nothing of the run is completed and nothing can be run; null if something is or can.</summary>
    public string? WhyNothing { get; }

    /// <summary>Reads it; of the ledger only if a session of the run, or a later one, is completed.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="signature">The trader.</param>
    /// <param name="sessions">The sessions of the run; at least one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async ValueTask<RunCoverage> ReadAsync(
        ILedgerStore ledgers,
        Signature signature,
        SessionSchedule sessions,
        CancellationToken cancellationToken
    )
    {
        var account = await ledgers.FindAccountAsync(signature, cancellationToken);
        var completed = new HashSet<TradingTime>();
        if (sessions[0] <= account?.CompletedThrough)
        {
            await foreach (var entry in ledgers.ReadEntriesAsync(signature, 0, cancellationToken))
            {
                var time = entry.Context.Time;
                if (entry is LedgerEntry.SessionCompleted && time >= sessions[0] && time <= sessions[^1])
                {
                    completed.Add(time);
                }
            }

            completed.RemoveWhere(account.IsWithdrawn);
        }

        return new RunCoverage(sessions, account, completed);
    }

    /// <summary>
    /// The run, completed, with a word on the sessions that were not run; refused if that is all of them.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="account">The account as it is now; null if none is open.</param>
    public Run Conclude(Run run, Account? account)
    {
        int completed = Count(account);
        int missing = _sessions.Count - completed;
        return run with
        {
            Completed = completed,
            State = WhyNothing is null ? RunState.Completed : RunState.Refused,
            Reason =
                WhyNothing
                ?? (
                    missing > 0
                        ? $"{missing} of its {_sessions.Count} sessions cannot be run: a later session was completed "
                            + "before, or the owner has withdrawn them."
                        : null
                ),
        };
    }

    /// <summary>How many sessions are completed by now.</summary>
    /// <param name="account">The account as it is now; null if none is open.</param>
    public int Count(Account? account) =>
        Completed.Count(time => account?.IsWithdrawn(time) != true)
        + Left.Count(time => time <= account?.CompletedThrough && !account.IsWithdrawn(time));

    /// <summary>The sessions that can still be run, in order.</summary>
    /// <param name="account">The account as it is now; null if none is open.</param>
    public IReadOnlyList<TradingTime> FindLeft(Account? account) =>
        [.. _sessions.Where(time => !(time <= account?.CompletedThrough) && account?.IsWithdrawn(time) != true)];
}
