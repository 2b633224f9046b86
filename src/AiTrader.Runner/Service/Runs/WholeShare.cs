namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// All of the traders: a process that knows of no others wakes each. Where others share its store nevertheless, the
/// lease lets one of them drive.
/// </summary>
internal sealed class WholeShare : IWatchShare
{
    /// <inheritdoc/>
    public bool IsOwn(Signature signature, long turn) => true;
}
