using AiTrader.Runner.Service.Runs;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Cluster;

/// <summary>
/// Drives traders somewhere in the cluster. A trader whose grain does not answer is driven here: the lease decides
/// whether that may be.
/// </summary>
internal sealed partial class GrainPlacement(
    IGrainFactory grains,
    ISiloStatusOracle silo,
    LocalPlacement local,
    ILogger<GrainPlacement> logger
) : ITraderPlacement
{
    /// <inheritdoc/>
    public ValueTask WakeAsync(Signature signature, CancellationToken cancellationToken)
    {
        if (silo.CurrentStatus != SiloStatus.Active)
        {
            // As soon as it is a part of the cluster, everything that waits is woken; when it leaves, by the others.
            return ValueTask.CompletedTask;
        }

        if (IsDrivenHere(signature))
        {
            return local.WakeAsync(signature, cancellationToken);
        }

        // Nobody waits for a silo that stands still.
        CallAsync(signature).Ignore();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public bool IsDrivenHere(Signature signature) => local.IsDrivenHere(signature);

    private async Task CallAsync(Signature signature)
    {
        try
        {
            if (await grains.GetGrain<ITraderGrain>(signature.Value).WakeAsync())
            {
                return;
            }
        }
#pragma warning disable CA1031 // Whatever hinders the call, the trader is driven.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogUnanswered(signature, failure.Message);
        }

        await local.WakeAsync(signature, CancellationToken.None);
    }

    [LoggerMessage(
        251,
        LogLevel.Warning,
        "The silo that has {Signature} does not answer, this one tries to drive it: {Reason}",
        EventName = "GrainUnanswered"
    )]
    private partial void LogUnanswered(Signature signature, string reason);
}
