namespace AiTrader.Runner.Service.Runs;

/// <summary>Where a trader with something to do is driven: in this process, or somewhere in a cluster.</summary>
internal interface ITraderPlacement
{
    /// <summary>
    /// Makes sure that the runs of a trader are driven, if nobody does it. It does not wait until they are finished.
    /// </summary>
    ValueTask WakeAsync(Signature signature, CancellationToken cancellationToken);

    /// <summary>Whether this process drives a trader now, or waits for a place to do it.</summary>
    bool IsDrivenHere(Signature signature);
}
