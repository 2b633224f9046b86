sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        try
        {
            await desk.BuyAsync(context, Nvda, 1, token);
        }
        // AIT003: A failure of the desk that is caught here is followed by 'HoldAsync' on line 15; let the
        // exception pass, so that the session ends as faulted and is run again
        catch (Exception failure)
        {
            await desk.HoldAsync(context, failure.Message, token);
        }
    }
}
