using System.Runtime.CompilerServices;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>Drives one trader through its sessions, while this runner has its lease.</summary>
internal sealed class TraderDrive(SessionRunner sessions, ILeaseStore leases)
{
    /// <summary>Runs sessions in order, up to the first one that faults.</summary>
    public async IAsyncEnumerable<SessionResult> RunAsync(
        Trader trader,
        IReadOnlyList<TradingTime> times,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
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
        using var driving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        SessionResult? result = null;
        for (int i = 0; i < times.Count && result is not SessionResult.Faulted; i++)
        {
            result = await RunLeasedAsync(trader, times[i], lease, driving.Token, cancellationToken)
                .ConfigureAwait(false);
            yield return result;
        }
    }

    private async ValueTask<(ILease? Lease, SessionResult? Unavailable)> TryTakeLeaseAsync(
        Trader trader,
        TradingTime time,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await leases.TakeAsync(trader.Signature, cancellationToken).ConfigureAwait(false), null);
        }
#pragma warning disable CA1031 // A trader driven elsewhere, or whose lease is out of reach, stops; the others trade.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (null, await sessions.BreakAsync(trader.CreateContext(time), fault, []).ConfigureAwait(false));
        }
    }

    private async ValueTask<SessionResult> RunLeasedAsync(
        Trader trader,
        TradingTime time,
        ILease lease,
        CancellationToken driving,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await sessions
                .RunAsync(trader.CreateContext(time), trader.DecisionMaker, driving)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return await sessions
                .BreakAsync(trader.CreateContext(time), LeaseException.Lost(trader.Signature), [])
                .ConfigureAwait(false);
        }
    }
}
