sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await desk.HoldAsync(context, "Enough.", token);
                return;
            }
            catch (TimeoutException) when (attempt < 3)
            {
                await Task.Delay(10, token);
            }
        }
    }
}
