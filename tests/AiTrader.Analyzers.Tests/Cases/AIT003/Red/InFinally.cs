sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        bool isDone = false;
        try
        {
            _ = desk.MarketData.GetQuote(context, Nvda);
            isDone = true;
        }
        // AIT003: A failure of the desk that is caught here is followed by 'HoldAsync' on line 23; let the
        // exception pass, so that the session ends as faulted and is run again
        catch (InvalidOperationException failure)
        {
            Console.WriteLine(failure);
        }
        finally
        {
            if (!isDone)
            {
                await desk.HoldAsync(context, "There is no price.", token);
            }
        }
    }
}
