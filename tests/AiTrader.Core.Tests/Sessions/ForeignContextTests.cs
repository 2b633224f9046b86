using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Whatever is asked at a desk in the name of another trader is refused before it does anything.</summary>
public sealed class ForeignContextTests
{
    private static readonly TradingContext Alice = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Bob = Contexts.Bob("2025-10-06");
    private static readonly ClientOrderId Id = ClientOrderId.Create(Bob, 1, 1);
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    private static readonly Dictionary<string, Func<IToolDesk, Task>> ToolActs = new()
    {
        ["submit"] = desk => desk.Brokerage.SubmitAsync(Bob, Order.Buy(Id, Aaa, 1)).AsTask(),
        ["hold"] = desk => desk.Brokerage.HoldAsync(Bob, Id, "Waiting.").AsTask(),
        ["cancel"] = desk => desk.Brokerage.CancelAsync(Bob, Id, ClientOrderId.Parse("other")).AsTask(),
        ["portfolio"] = desk => desk.Brokerage.GetPortfolioAsync(Bob).AsTask(),
        ["open orders"] = desk => desk.Brokerage.GetOpenOrdersAsync(Bob).AsTask(),
        ["settle"] = desk => desk.Brokerage.SettleAsync(Bob, SettleUntil.BarEnd).AsTask(),
        ["quote"] = desk => Task.FromResult(desk.MarketData.GetQuote(Bob, Aaa)),
        ["write a note"] = desk => desk.Notes.AppendAsync(new Note(Bob, Id, "Wait.")).AsTask(),
        ["read notes"] = desk => desk.Notes.ReadAsync(Bob).CountAsync().AsTask(),
        ["acknowledge"] = desk => desk.AcknowledgeAsync(Bob, Id).AsTask(),
        ["fail"] = desk =>
        {
            desk.Fail(Bob, new IOException("The network is down."));
            return Task.CompletedTask;
        },
    };

    private static readonly Dictionary<string, Func<ITradingDesk, Task>> DeskActs = new()
    {
        ["portfolio"] = desk => desk.GetPortfolioAsync(Bob).AsTask(),
        ["open orders"] = desk => desk.GetOpenOrdersAsync(Bob).AsTask(),
        ["buy"] = desk => desk.BuyAsync(Bob, "AAA", 3),
        ["sell"] = desk => desk.SellAsync(Bob, "AAA", 3),
        ["cancel"] = desk => desk.CancelAsync(Bob, ClientOrderId.Parse("other")).AsTask(),
        ["hold"] = desk => desk.HoldAsync(Bob, "Waiting.").AsTask(),
    };

    private static IEnumerable<string> ToolActNames => ToolActs.Keys;

    private static IEnumerable<string> DeskActNames => DeskActs.Keys;

    [TestCaseSource(nameof(ToolActNames))]
    public async Task A_tool_that_asks_for_another_trader_is_refused_and_the_session_is_faulted(string act)
    {
        var floor = await OpenAsync();
        Exception? told = null;

        var result = await floor.Sessions.RunAsync(
            Alice,
            new ScriptedDecisions(async (_, desk) => told = await CatchAsync(() => ToolActs[act](desk.ToolDesk)))
        );

        RequireForeign(told, result);
        Assert.That(await floor.EntriesAsync("bob"), Has.Count.EqualTo(1));
        Assert.That(await floor.Store.Notes.ReadAllAsync(Bob.Signature).AnyAsync(), Is.False);
    }

    /// <summary>A session that is run again answers from its record, but not everybody.</summary>
    [TestCaseSource(nameof(DeskActNames))]
    public async Task What_was_recorded_is_not_told_to_another_trader_when_the_session_is_run_again(string act)
    {
        var floor = await OpenAsync();
        await floor.Sessions.RunAsync(
            Alice,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.BuyAsync(context, "AAA", 3);
                    throw new IOException("The network is down.");
                }
            )
        );
        Exception? told = null;

        var result = await floor.Sessions.RunAsync(
            Alice,
            new ScriptedDecisions(async (_, desk) => told = await CatchAsync(() => DeskActs[act](desk)))
        );

        RequireForeign(told, result);
        Assert.That(await floor.EntriesAsync("bob"), Has.Count.EqualTo(1));
    }

    private static void RequireForeign(Exception? told, SessionResult result)
    {
        Assert.That(
            told,
            Is.TypeOf<ArgumentException>()
                .With.Message.StartsWith(
                    "This is the desk of alice at 2025-10-06 by test/model; "
                        + "bob at 2025-10-06 by test/model cannot use it."
                )
        );
        Assert.That((result as SessionResult.Faulted)?.Fault, Is.SameAs(told));
    }

    private static async Task<Exception?> CatchAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Alice, 1000);
        await floor.OpenAsync(Bob, 1000);
        return floor;
    }
}
