sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failed = null;
        try
        {
            await desk.BuyAsync(context, Nvda, 1, token);
        }
        catch (Exception failure)
        {
            failed = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure);
        }

        await Task.Yield();
        if (failed is not null)
        {
            failed.Throw();
        }

        await desk.HoldAsync(context, "Enough.", token);
    }
}
