using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// One trader's way through the sessions of a schedule, where calls from outside decide and no decision maker does: a
/// session begins when the one before has been concluded. Where it is follows from the ledger only, so that a walk that
/// begins again continues where the last one stopped. Thread-safe.
/// </summary>
public sealed class SessionWalk
{
    private static readonly NothingMore Nothing = new();

    private readonly SessionRunner _runner;
    private readonly ILease _lease;
    private readonly TradingContext[] _contexts;
    private volatile int _index;

    private SessionWalk(SessionRunner runner, ILease lease, TradingContext[] contexts)
    {
        _runner = runner;
        _lease = lease;
        _contexts = contexts;
    }

    /// <summary>The context of the session under way; that of the last session if all are concluded.</summary>
    public TradingContext Context => _contexts[Math.Min(_index, _contexts.Length - 1)];

    /// <summary>Whether all sessions are concluded.</summary>
    public bool IsFinished => _index == _contexts.Length;

    /// <summary>The number of sessions that are not concluded, the one under way included.</summary>
    public int SessionsLeft => _contexts.Length - _index;

    /// <summary>
    /// Begins a walk at the first session that is not concluded. A session in which the trader held, and which a crash
    /// kept from being concluded, is concluded first.
    /// </summary>
    /// <param name="runner">Concludes the sessions. The account of the trader is open in its store.</param>
    /// <param name="lease">The lease of the trader, which the caller keeps.</param>
    /// <param name="model">The model that decides.</param>
    /// <param name="schedule">The sessions, at least one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The schedule has no session.</exception>
    /// <exception cref="SessionRefusedException">
    /// No account is open, it belongs to another model or market, or the session under way cannot be concluded.
    /// </exception>
    public static async ValueTask<SessionWalk> BeginAsync(
        SessionRunner runner,
        ILease lease,
        ModelId model,
        SessionSchedule schedule,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Count == 0)
        {
            throw new ArgumentException("There is no session.", nameof(schedule));
        }

        var first = TradingContext.For(lease.Signature).Using(model).At(schedule[0]);
        await runner.Admission.RequireOpenAsync(first, cancellationToken).ConfigureAwait(false);
        var account = await runner
            .Store.Ledgers.FindAccountAsync(lease.Signature, cancellationToken)
            .ConfigureAwait(false);
        var walk = new SessionWalk(runner, lease, ContextsOf(first, schedule, account!));
        walk._index = walk._contexts.TakeWhile(context => IsPast(context.Time, account!)).Count();
        await walk.ConcludeHeldAsync(account!, cancellationToken).ConfigureAwait(false);
        if (walk.IsFinished)
        {
            await runner.SettleAsync(walk.Context, cancellationToken).ConfigureAwait(false);
        }

        return walk;
    }

    /// <summary>The context of a session of the walk that is under way or concluded; null if there is none.</summary>
    /// <param name="time">The time of the session.</param>
    public TradingContext? Find(TradingTime time)
    {
        var found = Array.Find(_contexts, context => context.Time == time);
        return found is not null && found.Time <= Context.Time ? found : null;
    }

    /// <summary>Concludes a session, if it is not concluded, and moves on to the next one.</summary>
    /// <param name="context">The context of the session under way, or of one before it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>How the session ended, read from its ledger; a faulted one is not concluded.</returns>
    /// <exception cref="SessionRefusedException">
    /// The session is not one of this walk, or has not begun; or another runner drives the trader.
    /// </exception>
    public async ValueTask<SessionResult> ConcludeAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        Require(context);
        int index = Array.IndexOf(_contexts, context);
        var result = await _runner
            .RunLeasedAsync(context, Nothing, _lease, follows: false, cancellationToken)
            .ConfigureAwait(false);
        if (result is not SessionResult.Faulted)
        {
            // Of two calls that conclude one session, the first moves on.
            Interlocked.CompareExchange(ref _index, index + 1, index);
            if (index + 1 == _contexts.Length)
            {
                await _runner.SettleAsync(context, cancellationToken).ConfigureAwait(false);
            }
        }

        return result;
    }

    /// <summary>Records beside the ledger that a call of a session failed; the session is not ended by it.</summary>
    internal ValueTask RecordAsync(TradingContext context, Exception fault) => _runner.RecordAsync(context, fault);

    /// <summary>Checks that a context belongs to this walk, and that this process drives the trader.</summary>
    /// <exception cref="SessionRefusedException">
    /// The session is not one of this walk, or has not begun; or another runner drives the trader.
    /// </exception>
    public void Require(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_lease.Lost.IsCancellationRequested)
        {
            var lost = LeaseException.Lost(context.Signature);
            throw new SessionRefusedException(context, SessionRefusal.DrivenElsewhere, lost.Message.TrimEnd('.'), lost);
        }

        if (!context.Equals(Find(context.Time)))
        {
            throw new SessionRefusedException(
                context,
                SessionRefusal.NotScheduled,
                $"it is not the session of {Context} or one before it"
            );
        }
    }

    // A session that was withdrawn is not run again.
    private static TradingContext[] ContextsOf(TradingContext first, SessionSchedule schedule, Account account)
    {
        TradingContext[] contexts =
        [
            .. schedule
                .Where(time => !account.IsWithdrawn(time))
                .Select(time => TradingContext.For(first.Signature).Using(first.ModelId).At(time)),
        ];
        return contexts.Length > 0
            ? contexts
            : throw new SessionRefusedException(
                first,
                SessionRefusal.Withdrawn,
                $"the owner has withdrawn each session from {schedule[0]} to {schedule[^1]}"
            );
    }

    private static bool IsPast(TradingTime time, Account account) =>
        time <= account.CompletedThrough || time < account.Time;

    // A hold concludes its session. A process that ended between the two left the second to its successor.
    private async ValueTask ConcludeHeldAsync(Account account, CancellationToken cancellationToken)
    {
        if (IsFinished || account.Time != Context.Time)
        {
            return;
        }

        var entries = await _runner.Store.Ledgers.ReadLastTimeAsync(account, cancellationToken).ConfigureAwait(false);
        bool isHeld = entries.Any(entry => entry is LedgerEntry.Held && entry.Context.Time == account.Time);
        if (
            isHeld
            && await ConcludeAsync(Context, cancellationToken).ConfigureAwait(false) is SessionResult.Faulted fault
        )
        {
            throw new SessionRefusedException(
                Context,
                SessionRefusal.OutOfOrder,
                $"it was begun elsewhere and cannot be concluded ({fault.Fault.Message.TrimEnd('.')})",
                fault.Fault
            );
        }
    }

    private sealed class NothingMore : IDecisionMaker
    {
        public ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken = default
        ) => ValueTask.CompletedTask;
    }
}
