using AiTrader.Stores;

sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        try
        {
            await desk.BuyAsync(context, Nvda, 1, token);
        }
        catch (LedgerException failure)
        {
            Console.WriteLine(failure);
            throw;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException("The order failed.", failure);
        }
        finally
        {
            Console.WriteLine("Done.");
        }

        await desk.HoldAsync(context, "Enough.", token);
    }
}
