sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        try
        {
            await desk.BuyAsync(context, Nvda, 1, limit.Token);
        }
        // AIT003: A failure of the desk that is caught here is followed by 'HoldAsync' on line 16; let the
        // exception pass, so that the session ends as faulted and is run again
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            await desk.HoldAsync(context, "It took too long.", token);
        }
    }
}
