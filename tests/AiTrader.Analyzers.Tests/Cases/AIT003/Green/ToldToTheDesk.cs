sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        try
        {
            await desk.BuyAsync(context, Nvda, 1, token);
        }
        catch (Exception failure)
        {
            desk.ToolDesk.Fail(context, failure);
        }

        await desk.HoldAsync(context, "Enough.", token);
    }
}
