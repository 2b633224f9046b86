sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        if (token.CanBeCanceled)
        {
            await desk.HoldAsync(context, "Not today.", token);
            return;
        }

        try
        {
            await desk.BuyAsync(context, Nvda, 1, token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }
    }
}
