using System.IO;

sealed class Mine : IDecisionMaker
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        try
        {
            await File.ReadAllTextAsync("signal.txt", token);
        }
        catch (FileNotFoundException)
        {
            await desk.HoldAsync(context, "There is no signal.", token);
        }
    }
}
