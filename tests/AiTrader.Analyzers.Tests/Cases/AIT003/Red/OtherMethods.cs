sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        if (await FindPriceAsync(context, desk) is null)
        {
            await Wait(context, desk);
        }
    }

    private static async Task<Price?> FindPriceAsync(TradingContext context, ITradingDesk desk)
    {
        await Task.Yield();
        try
        {
            return desk.MarketData.GetLastPrice(context, Nvda);
        }
        // AIT003: A failure of the desk that is caught here is followed by 'Wait' on line 9; let the exception
        // pass, so that the session ends as faulted and is run again
        catch (Exception)
        {
            return null;
        }
    }

    private static ValueTask Wait(TradingContext context, ITradingDesk desk) => desk.HoldAsync(context, "No price.");
}
