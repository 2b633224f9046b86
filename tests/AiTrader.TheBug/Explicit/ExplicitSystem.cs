using AiTrader.Handoffs;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.TheBug.Explicit;

/// <summary>
/// The same system with the library. Whatever the entry point, there is one way in, and it wants a context.
/// </summary>
public static class ExplicitSystem
{
    /// <summary>Runs a session of a model that wants to buy: daily, intraday, of whichever trader.</summary>
    public static async Task<SessionResult> RunAsync(string store, TradingContext context)
    {
        await using var opened = new SqliteStore(store, TimeProvider.System);
        var floor = FloorOf(opened, context);
        await floor.OpenAsync(context, 10_000);
        return await floor.Sessions.RunAsync(context, new ChatDecisionMaker(BuyTen()));
    }

    /// <summary>The tools' process: it knows who trades by the ticket that it was given, or it does nothing.</summary>
    /// <param name="store">The store; tickets are in a folder beside it.</param>
    /// <param name="ticket">What the parent has passed.</param>
    public static async Task<string> BuyInChildAsync(string store, string? ticket)
    {
        var claim = HandoffOf(store).Claim(ContextTicket.Parse(ticket));
        var context = claim is ClaimResult.Granted granted
            ? granted.Context
            : throw new InvalidOperationException($"There is no context for this ticket: {claim}.");
        await using var opened = new SqliteStore(store, TimeProvider.System);
        var floor = FloorOf(opened, context);
        var tools = StandardTools.CreateFor(floor.ToolDesk()).Bind(context);
        var buy = new FunctionCallContent(
            "call-1",
            "buy",
            new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = 10 }
        );
        return await tools.CallAsync(buy, new ToolCallNumber(1, 1));
    }

    /// <summary>How contexts reach the tools' process.</summary>
    public static IContextHandoff HandoffOf(string store) => new FileHandoff($"{store}.tickets", TimeProvider.System);

    private static TradingFloor FloorOf(IStore store, TradingContext context)
    {
        var market = context.Time.IsIntraday ? TestMarket.UsHours() : TestMarket.UsWeek();
        return new TradingFloor(market.MarketData, market.Series, store, RuleBook.Standard);
    }

    private static ScriptedChatClient BuyTen() =>
        new(messages =>
            messages.Count == 2
                ? ScriptedChatClient.Call("buy", new() { ["symbol"] = "AAA", ["quantity"] = 10 })
                : ScriptedChatClient.Say("Done.")
        );
}
