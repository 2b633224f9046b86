sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        try
        {
            if ((await desk.GetPortfolioAsync(context, token)).Cash.Value > 100)
            {
                await desk.BuyAsync(context, Nvda, 1, token);
                return;
            }
        }
        // AIT003: A failure of the desk that is caught here is followed by 'HoldAsync' on line 19; let the
        // exception pass, so that the session ends as faulted and is run again
        catch { }

        await desk.HoldAsync(context, "Not enough cash.", token);
    }
}
