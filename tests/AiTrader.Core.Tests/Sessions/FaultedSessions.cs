using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Alice's session of a Monday that breaks.</summary>
internal static class FaultedSessions
{
    public static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    public static readonly Symbol Aaa = Symbol.Parse("AAA");

    public static Exception FaultOf(SessionResult result)
    {
        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>());
        return ((SessionResult.Faulted)result).Fault;
    }

    public static async Task<(SessionResult Result, TradingFloor Floor)> RunAsync(
        Func<TradingContext, ITradingDesk, Task> decide
    )
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        return (await floor.Sessions.RunAsync(Monday, new ScriptedDecisions(decide)), floor);
    }
}
