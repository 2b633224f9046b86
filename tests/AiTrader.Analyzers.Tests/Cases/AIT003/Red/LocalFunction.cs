using AiTrader.Stores;

sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        if (!await TryBuyAsync())
        {
            await desk.HoldAsync(context, "It could not be bought.", token);
        }

        async Task<bool> TryBuyAsync()
        {
            try
            {
                await desk.BuyAsync(context, Nvda, 1, token);
                return true;
            }
            // AIT003: A failure of the desk that is caught here is followed by 'HoldAsync' on line 11; let the
            // exception pass, so that the session ends as faulted and is run again
            catch (LedgerException)
            {
                return false;
            }
        }
    }
}
