namespace AiTrader.Runner.Service.Runs;

/// <summary>Who trades under a signature.</summary>
internal interface ITraderSource
{
    /// <summary>The trader, with what decides for it; null if none is registered.</summary>
    ValueTask<Trader?> FindAsync(Signature signature, CancellationToken cancellationToken);
}
