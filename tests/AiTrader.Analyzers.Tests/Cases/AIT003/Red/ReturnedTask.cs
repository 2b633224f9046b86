sealed class Mine : IDecisionMaker
{
    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        try
        {
            return new(Task.FromResult(desk.MarketData.GetSymbols(context)));
        }
        // AIT003: A failure of the desk that is caught here is followed by 'HoldAsync' on line 13; let the
        // exception pass, so that the session ends as faulted and is run again
        catch (Exception)
        {
            return desk.HoldAsync(context, "No symbols.", token);
        }
    }
}
