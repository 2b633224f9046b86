sealed class NoSignalException : Exception;

sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        try
        {
            if (desk.MarketData.GetQuote(context, Nvda) is null)
            {
                throw new NoSignalException();
            }
        }
        catch (NoSignalException)
        {
            await desk.HoldAsync(context, "There is no signal.", token);
        }
    }
}
