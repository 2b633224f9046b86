namespace AiTrader.Testing;

/// <summary>A decision maker that does what a test writes down.</summary>
/// <param name="decide">What it does in each session.</param>
public sealed class ScriptedDecisions(Func<TradingContext, ITradingDesk, Task> decide) : IDecisionMaker
{
    /// <summary>How often it was asked.</summary>
    public int Sessions { get; private set; }

    /// <summary>Buys one thing.</summary>
    public static ScriptedDecisions Buying(string symbol, decimal quantity) =>
        new((context, desk) => desk.BuyAsync(context, symbol, quantity));

    /// <summary>Says hold.</summary>
    public static ScriptedDecisions Holding(string reason) =>
        new(async (context, desk) => await desk.HoldAsync(context, reason));

    /// <summary>Says nothing.</summary>
    public static ScriptedDecisions Silent() => new((_, _) => Task.CompletedTask);

    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        Sessions++;
        await decide(context, desk);
    }
}
