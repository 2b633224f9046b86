using System.Runtime.CompilerServices;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>Drives one trader through its sessions, while this runner has its lease.</summary>
/// <param name="sessions">Runs each session.</param>
internal sealed class TraderDrive(SessionRunner sessions)
{
    /// <summary>
    /// Runs sessions in order, up to the first one that faults, and settles the orders that rest after the last one.
    /// Withdrawn sessions are passed over.
    /// </summary>
    /// <param name="trader">The trader.</param>
    /// <param name="times">Its sessions that are not completed; can be empty.</param>
    /// <param name="end">Until when orders that rest are settled, the bar of it included; null for no orders.</param>
    /// <param name="cancellationToken">Ends the drive between two acts.</param>
    /// <exception cref="SessionRefusedException">
    /// Another runner drives the trader, or a session cannot be run.
    /// </exception>
    public async IAsyncEnumerable<SessionResult> RunAsync(
        Trader trader,
        IReadOnlyList<TradingTime> times,
        TradingTime? end,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        SessionResult? result = null;
        await foreach (var next in RunAsync(trader, times, cancellationToken).ConfigureAwait(false))
        {
            yield return result = next;
        }

        if (await TrySettleAfterAsync(result, trader, end, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            yield return fault;
        }
    }

    /// <summary>The same under a lease that the caller has and keeps.</summary>
    /// <exception cref="SessionRefusedException">A session cannot be run.</exception>
    public async IAsyncEnumerable<SessionResult> RunAsync(
        Trader trader,
        IReadOnlyList<TradingTime> times,
        TradingTime? end,
        ILease lease,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        SessionResult? result = null;
        await foreach (var next in RunLeasedAsync(trader, times, lease, cancellationToken).ConfigureAwait(false))
        {
            yield return result = next;
        }

        if (await TrySettleAfterAsync(result, trader, end, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            yield return fault;
        }
    }

    private async IAsyncEnumerable<SessionResult> RunAsync(
        Trader trader,
        IReadOnlyList<TradingTime> times,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (times.Count == 0)
        {
            yield break;
        }

        var (lease, unavailable) = await TryTakeLeaseAsync(trader, times[0], cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            yield return unavailable!;
            yield break;
        }

        await using var given = lease.ConfigureAwait(false);
        await foreach (var result in RunLeasedAsync(trader, times, lease, cancellationToken).ConfigureAwait(false))
        {
            yield return result;
        }
    }

    private async IAsyncEnumerable<SessionResult> RunLeasedAsync(
        Trader trader,
        IReadOnlyList<TradingTime> times,
        ILease lease,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        SessionResult? result = null;
        for (int i = 0; i < times.Count && result is not SessionResult.Faulted; i++)
        {
            result = await TryRunAsync(trader, times[i], lease, follows: i > 0, cancellationToken)
                .ConfigureAwait(false);
            if (result is not null)
            {
                yield return result;
            }
        }
    }

    private async ValueTask<SessionResult?> TrySettleAfterAsync(
        SessionResult? result,
        Trader trader,
        TradingTime? end,
        CancellationToken cancellationToken
    ) =>
        result is not SessionResult.Faulted && end is { } last
            ? await TrySettleAsync(trader, last, cancellationToken).ConfigureAwait(false)
            : null;

    // Null where all is settled.
    private async ValueTask<SessionResult?> TrySettleAsync(
        Trader trader,
        TradingTime end,
        CancellationToken cancellationToken
    )
    {
        var context = trader.CreateContext(end);
        try
        {
            await sessions.SettleAsync(context, cancellationToken).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // Orders that cannot be settled stop their trader; the others trade.
        catch (Exception fault)
            when (fault is not SessionRefusedException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return await sessions.BreakAsync(context, fault, []).ConfigureAwait(false);
        }
    }

    private async ValueTask<(ILease? Lease, SessionResult? Unavailable)> TryTakeLeaseAsync(
        Trader trader,
        TradingTime time,
        CancellationToken cancellationToken
    )
    {
        var context = trader.CreateContext(time);
        try
        {
            return (await sessions.TakeLeaseAsync(context, null, cancellationToken).ConfigureAwait(false), null);
        }
#pragma warning disable CA1031 // A trader whose lease is out of reach stops; the others trade.
        catch (Exception fault)
            when (fault is not SessionRefusedException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (null, await sessions.BreakAsync(context, fault, []).ConfigureAwait(false));
        }
    }

    // Null where the session was withdrawn.
    private async ValueTask<SessionResult?> TryRunAsync(
        Trader trader,
        TradingTime time,
        ILease lease,
        bool follows,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await sessions
                .RunLeasedAsync(trader.CreateContext(time), trader.DecisionMaker, lease, follows, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (SessionRefusedException refusal) when (refusal.Reason == SessionRefusal.Withdrawn)
        {
            return null;
        }
    }
}
