namespace AiTrader.Runner.Service.Runs;

/// <summary>Who trades under a signature.</summary>
internal interface ITraderSource
{
    /// <summary>The trader, with what decides for it; null if none is registered.</summary>
    /// <exception cref="TraderUnavailableException">What decides for it is not here now.</exception>
    ValueTask<Trader?> FindAsync(Signature signature, CancellationToken cancellationToken);
}
