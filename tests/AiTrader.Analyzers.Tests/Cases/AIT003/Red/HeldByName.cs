enum Signal
{
    Hold,
    Buy,
}

sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        if (await AskAsync(context, desk, token) == Signal.Buy)
        {
            await desk.BuyAsync(context, Nvda, 1, token);
        }
    }

    private static async Task<Signal> AskAsync(TradingContext context, ITradingDesk desk, CancellationToken token)
    {
        try
        {
            await desk.GetPortfolioAsync(context, token);
            return Signal.Buy;
        }
        // AIT003: A failure of the desk that is caught here is followed by 'Signal.Hold' on line 30; let the
        // exception pass, so that the session ends as faulted and is run again
        catch (Exception)
        {
            return Signal.Hold;
        }
    }
}
