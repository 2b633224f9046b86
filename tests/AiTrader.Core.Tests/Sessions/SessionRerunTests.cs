using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>A session that broke is run again and repeats no trade.</summary>
public sealed class SessionRerunTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    /// <summary>PEERS.md: a failure after a buy of 10, then the retry: exactly 10 (not 20, 30, … 90).</summary>
    [TestCase(1)]
    [TestCase(9)]
    [TestCase(100)]
    public async Task A_failure_after_a_buy_of_ten_and_the_retries_leave_exactly_ten(int failures)
    {
        var floor = await OpenAsync();
        int left = failures;
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 10);
                if (left-- > 0)
                {
                    throw new IOException("The network is down.");
                }
            }
        );

        for (int i = 0; i < failures; i++)
        {
            Assert.That(await floor.Sessions.RunAsync(Monday, maker), Is.InstanceOf<SessionResult.Faulted>());
        }

        Assert.That(await floor.Sessions.RunAsync(Monday, maker), Is.InstanceOf<SessionResult.Traded>());
        Assert.That(
            (await floor.Brokerage.GetPortfolioAsync(Monday, CancellationToken.None)).GetQuantity(Symbol.Parse("AAA")),
            Is.EqualTo(new Quantity(10))
        );
    }

    [Test]
    public async Task A_session_run_again_is_shown_what_it_was_shown_before()
    {
        var floor = await OpenAsync();
        var shown = new List<string>();
        bool fails = true;
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                shown.Add(await LookAsync(desk, context));
                shown.Add((await desk.BuyAsync(context, "AAA", 3)).ToString());
                shown.Add(await LookAsync(desk, context));
                shown.Add((await desk.BuyAsync(context, "BBB", 1000)).ToString());
                shown.Add((await desk.SellAsync(context, "AAA", 1)).ToString());
                shown.Add(await LookAsync(desk, context));
                if (fails)
                {
                    throw new IOException("The network is down.");
                }
            }
        );

        await floor.Sessions.RunAsync(Monday, maker);
        fails = false;
        await floor.Sessions.RunAsync(Monday, maker);

        string[][] runs = [.. shown.Chunk(6)];
        Assert.That(runs, Has.Length.EqualTo(2));
        Assert.That(runs[1], Is.EqualTo(runs[0]));
    }

    [Test]
    public async Task A_session_run_again_goes_on_where_it_broke()
    {
        var floor = await OpenAsync();
        bool fails = true;
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 3);
                if (fails)
                {
                    throw new IOException("The network is down.");
                }

                await desk.BuyAsync(context, "BBB", 2);
            }
        );

        await floor.Sessions.RunAsync(Monday, maker);
        fails = false;
        var result = await floor.Sessions.RunAsync(Monday, maker);

        Assert.That(
            ((SessionResult.Traded)result).Fills.Select(fill => fill.Order.ToString()),
            Is.EqualTo(new[] { "buy 3 AAA", "buy 2 BBB" })
        );
    }

    [Test]
    public async Task A_fault_on_the_rerun_tells_the_fills_of_the_first_run_too()
    {
        var floor = await OpenAsync();
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 3);
                throw new IOException("The network is down.");
            }
        );
        await floor.Sessions.RunAsync(Monday, maker);

        var again = (SessionResult.Faulted)await floor.Sessions.RunAsync(Monday, maker);

        Assert.That(again.Fills, Has.Count.EqualTo(1));
    }

    [TestCase("another quantity")]
    [TestCase("another symbol")]
    [TestCase("another side")]
    [TestCase("a hold instead")]
    [TestCase("nothing")]
    public async Task A_session_that_decides_otherwise_when_run_again_is_faulted_and_trades_nothing_anew(
        string otherwise
    )
    {
        var floor = await OpenAsync();
        await floor.Sessions.RunAsync(Monday, BuyThenFail());
        string head = await floor.Ledger.HeadAsync("alice");

        var result = await floor.Sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                (context, desk) =>
                    otherwise switch
                    {
                        "another quantity" => desk.BuyAsync(context, "AAA", 4),
                        "another symbol" => desk.BuyAsync(context, "BBB", 3),
                        "another side" => desk.SellAsync(context, "AAA", 3),
                        "a hold instead" => desk.HoldAsync(context, "No.").AsTask(),
                        _ => Task.CompletedTask,
                    }
            )
        );

        Assert.That(
            result,
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").TypeOf<SessionDivergedException>()
        );
        Assert.That(await floor.Ledger.HeadAsync("alice"), Is.EqualTo(head));
    }

    [Test]
    public async Task A_session_that_held_and_trades_when_run_again_is_faulted_and_trades_nothing()
    {
        var floor = await OpenAsync();
        await floor.Sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.HoldAsync(context, "Waiting.");
                    throw new IOException("The network is down.");
                }
            )
        );

        var result = await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 3));

        Assert.That(
            result,
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").TypeOf<SessionDivergedException>()
        );
        Assert.That((await floor.EntriesAsync("alice")).OfType<LedgerEntry.Filled>(), Is.Empty);
    }

    [Test]
    public async Task A_divergence_that_is_caught_cannot_end_as_a_hold()
    {
        var floor = await OpenAsync();
        await floor.Sessions.RunAsync(Monday, BuyThenFail());

        var result = await floor.Sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    try
                    {
                        await desk.BuyAsync(context, "AAA", 4);
                    }
                    catch (SessionDivergedException)
                    {
                        // As an agent would that takes every error for a reason to wait.
                    }
                }
            )
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>());
    }

    [Test]
    public async Task A_diverged_session_ends_well_once_it_decides_as_before()
    {
        var floor = await OpenAsync();
        await floor.Sessions.RunAsync(Monday, BuyThenFail());
        await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 4));

        Assert.That(
            await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 3)),
            Is.InstanceOf<SessionResult.Traded>()
        );
    }

    [Test]
    public async Task Fills_of_the_application_s_own_at_the_same_time_are_not_taken_for_the_session_s()
    {
        var floor = await OpenAsync();
        var own = Order.Buy(ClientOrderId.Parse("manual"), Symbol.Parse("CCC"), 1);
        await floor.Brokerage.SubmitAsync(Monday, own, CancellationToken.None);

        var result = await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 3));

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That((await floor.EntriesAsync("alice")).OfType<LedgerEntry.Filled>().Count(), Is.EqualTo(2));
    }

    /// <summary>Tool calls have ids of their own; a call that is answered already is not made again.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_session_that_breaks_again_tells_the_fills_of_its_earlier_run_each_once(bool buysAgain)
    {
        var floor = await OpenAsync();
        var order = Order.Buy(ClientOrderId.Create(Monday, 1, 1), Symbol.Parse("AAA"), 3);
        var first = new ScriptedDecisions(
            async (context, desk) =>
            {
                await desk.ToolDesk.Brokerage.SubmitAsync(context, order, default);
                throw new IOException("The network is down.");
            }
        );
        await floor.Sessions.RunAsync(Monday, first);

        var result = await floor.Sessions.RunAsync(
            Monday,
            buysAgain ? first : new ScriptedDecisions((_, _) => throw new IOException("Still down."))
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>());
        Assert.That(((SessionResult.Faulted)result).Fills.Select(fill => fill.Order), Is.EqualTo(new[] { order }));
    }

    private static ScriptedDecisions BuyThenFail() =>
        new(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 3);
                throw new IOException("The network is down.");
            }
        );

    private static async Task<string> LookAsync(ITradingDesk desk, TradingContext context)
    {
        var portfolio = await desk.GetPortfolioAsync(context, CancellationToken.None);
        return $"{portfolio.Cash} {string.Join(' ', portfolio.Positions)}";
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        return floor;
    }
}
