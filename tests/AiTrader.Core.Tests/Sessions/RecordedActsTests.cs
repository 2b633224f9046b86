using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>What a desk answers from the record of its session, and what it notes of the acts of others.</summary>
public sealed class RecordedActsTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    [Test]
    public async Task A_session_run_again_is_shown_its_open_orders_and_cancellations_as_before()
    {
        var floor = await OpenAsync();
        var shown = new List<string>();
        int failures = 1;
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                shown.Add(string.Join(' ', await desk.GetOpenOrdersAsync(context)));
                shown.Add($"{await desk.BuyAsync(context, Aaa, 3, OrderTerms.Limit(9))}");
                shown.Add(string.Join(' ', await desk.GetOpenOrdersAsync(context)));
                shown.Add($"{await desk.CancelAsync(context, ClientOrderId.Parse("other"))}");
                shown.Add($"{await desk.CancelAsync(context, ClientOrderId.Parse("2025-10-06#1"))}");
                if (failures-- > 0)
                {
                    throw new IOException("The network is down.");
                }
            }
        );

        await floor.Sessions.RunAsync(Monday, maker);
        string[] first = [.. shown];
        shown.Clear();
        var result = await floor.Sessions.RunAsync(Monday, maker);

        Assert.That(
            first,
            Is.EqualTo(
                new[]
                {
                    "",
                    "accepted: buy 3 AAA limit 9 day",
                    "buy 3 AAA limit 9 day",
                    "denied: cancel other: unknown_order: There is no open order with the id other.",
                    "canceled: 3 of buy 3 AAA limit 9 day",
                }
            )
        );
        Assert.That(shown, Is.EqualTo(first));
        Assert.That(result, Is.TypeOf<SessionResult.Undecided>());
    }

    [Test]
    public async Task A_session_that_cancels_another_order_when_run_again_is_faulted()
    {
        var floor = await OpenAsync();
        await RunAsync(floor, async (context, desk) => await CancelAsync(context, desk, "first"));

        var fault = await RunAsync(floor, async (context, desk) => await CancelAsync(context, desk, "second"));

        Assert.That(
            fault.Fault.Message,
            Does.Contain("its act 1 was 'cancel first' and is 'cancel second' now. Nothing new was traded.")
        );
    }

    [Test]
    public async Task A_session_that_ends_before_its_record_does_says_which_act_is_missing()
    {
        var floor = await OpenAsync();
        await RunAsync(
            floor,
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 3);
                await desk.BuyAsync(context, "BBB", 1);
            }
        );

        var result = await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 3));

        Assert.That(
            ((SessionResult.Faulted)result).Fault.Message,
            Does.Contain("its act 2 was 'buy 1 BBB' and is 'nothing' now.")
        );
    }

    [Test]
    public async Task A_fill_of_a_tool_of_another_process_that_is_acknowledged_is_one_of_the_session_s()
    {
        var floor = await OpenAsync();
        var order = Order.Buy(ClientOrderId.Create(Monday, 1, 1), Aaa, 3);

        var fault = await RunAsync(
            floor,
            async (context, desk) =>
            {
                await floor.Brokerage.SubmitAsync(context, order);
                await desk.ToolDesk.AcknowledgeAsync(context, order.Id);
            }
        );

        Assert.That(fault.Fault, Is.TypeOf<IOException>());
        Assert.That(fault.Fills.Select(fill => fill.Order), Is.EqualTo(new[] { order }));
    }

    [Test]
    public async Task An_act_of_another_time_is_not_acknowledged()
    {
        var floor = await OpenAsync();
        var tuesday = Contexts.Alice("2025-10-07");
        var id = ClientOrderId.Parse("manual");
        await floor.Brokerage.SubmitAsync(Monday, Order.Buy(id, Aaa, 3));

        var result = await floor.Sessions.RunAsync(
            tuesday,
            new ScriptedDecisions((context, desk) => desk.ToolDesk.AcknowledgeAsync(context, id).AsTask())
        );

        Assert.That(
            (result as SessionResult.Faulted)?.Fault,
            Is.TypeOf<LedgerException>().With.Message.Contains("manual is not recorded at 2025-10-07")
        );
    }

    [Test]
    public async Task What_a_tool_reports_as_failed_is_the_fault_of_the_session()
    {
        var floor = await OpenAsync();
        var lost = new IOException("The tool server is gone.");

        var result = await floor.Sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                (context, desk) =>
                {
                    desk.ToolDesk.Fail(context, lost);
                    return Task.CompletedTask;
                }
            )
        );

        Assert.That((result as SessionResult.Faulted)?.Fault, Is.SameAs(lost));
    }

    [Test]
    public async Task Orders_that_rest_are_all_of_the_result_and_one_that_was_canceled_is_not()
    {
        var floor = await OpenAsync();

        var result = await floor.Sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    for (int price = 7; price <= 9; price++)
                    {
                        await desk.BuyAsync(context, Aaa, 1, OrderTerms.Limit(price, TimeInForce.Gtc));
                    }

                    await desk.CancelAsync(context, ClientOrderId.Parse("2025-10-06#2"));
                }
            )
        );

        Assert.That(
            (result as SessionResult.Traded)?.Accepted.Select(order => order.ToString()),
            Is.EqualTo(new[] { "buy 1 AAA limit 7 gtc", "buy 1 AAA limit 9 gtc" })
        );
    }

    private static async Task CancelAsync(TradingContext context, ITradingDesk desk, string target) =>
        await desk.CancelAsync(context, ClientOrderId.Parse(target));

    // Each of them breaks at its end.
    private static async Task<SessionResult.Faulted> RunAsync(
        TradingFloor floor,
        Func<TradingContext, ITradingDesk, Task> decide
    ) =>
        (SessionResult.Faulted)
            await floor.Sessions.RunAsync(
                Monday,
                new ScriptedDecisions(
                    async (context, desk) =>
                    {
                        await decide(context, desk);
                        throw new IOException("The network is down.");
                    }
                )
            );

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        return floor;
    }
}
