sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        try
        {
            await desk.BuyAsync(context, Symbol.Parse("???"), decimal.Parse("1"), token);
        }
        catch (FormatException)
        {
            await desk.HoldAsync(context, "The reply is not a symbol.", token);
        }
        catch (Exception failure) when (failure is OverflowException or System.Text.Json.JsonException)
        {
            await desk.HoldAsync(context, "The reply is not a number.", token);
        }
    }
}
