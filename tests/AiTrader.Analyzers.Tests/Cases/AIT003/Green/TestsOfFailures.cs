using NUnit.Framework;

sealed class MineTests
{
    [Test]
    public async Task A_failure_is_kept()
    {
        ITradingDesk desk = null!;
        TradingContext context = null!;
        try
        {
            await desk.GetPortfolioAsync(context);
        }
        catch (InvalidOperationException)
        {
            await desk.HoldAsync(context, "It failed.");
        }
    }
}
