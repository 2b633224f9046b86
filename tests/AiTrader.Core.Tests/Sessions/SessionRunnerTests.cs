using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>How a session ends, concluded from the ledger.</summary>
public sealed class SessionRunnerTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task A_session_with_a_fill_is_traded()
    {
        var result = await RunAsync(ScriptedDecisions.Buying("AAA", 3));

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(
            result.Fills,
            Is.EqualTo(
                new[]
                {
                    new Fill(
                        Order.Buy(ClientOrderId.Parse("2025-10-06#1"), Symbol.Parse("AAA"), 3),
                        new Price(10),
                        new Quantity(3),
                        Money.Zero
                    ),
                }
            )
        );
    }

    [Test]
    public async Task A_session_that_trades_and_then_says_hold_is_traded()
    {
        var result = await RunAsync(
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.BuyAsync(context, "AAA", 3);
                    await desk.HoldAsync(context, "Enough.");
                }
            )
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
    }

    [Test]
    public async Task A_session_that_says_hold_is_held_and_gives_the_reason()
    {
        var result = await RunAsync(ScriptedDecisions.Holding("Nothing is cheap."));

        Assert.That(result, Is.InstanceOf<SessionResult.Held>().With.Property("Reason").EqualTo("Nothing is cheap."));
    }

    [Test]
    public async Task A_session_that_holds_twice_gives_the_last_reason()
    {
        var result = await RunAsync(
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.HoldAsync(context, "First.");
                    await desk.HoldAsync(context, "Last.");
                }
            )
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Held>().With.Property("Reason").EqualTo("Last."));
    }

    [Test]
    public async Task A_session_that_says_nothing_is_undecided_and_never_held() =>
        Assert.That(await RunAsync(ScriptedDecisions.Silent()), Is.InstanceOf<SessionResult.Undecided>());

    [Test]
    public async Task A_session_of_denials_alone_is_undecided() =>
        Assert.That(
            await RunAsync(ScriptedDecisions.Buying("AAA", 1_000_000)),
            Is.InstanceOf<SessionResult.Undecided>()
        );

    [Test]
    public async Task A_session_that_is_denied_and_then_holds_is_held()
    {
        var result = await RunAsync(
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.BuyAsync(context, "AAA", 1_000_000);
                    await desk.HoldAsync(context, "Too dear.");
                }
            )
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Held>());
    }

    [TestCase("traded", SessionOutcome.Traded)]
    [TestCase("held", SessionOutcome.Held)]
    [TestCase("undecided", SessionOutcome.Undecided)]
    public async Task The_completion_is_the_last_entry_and_says_how_it_ended(string kind, SessionOutcome expected)
    {
        var floor = await OpenAsync();

        await floor.Sessions.RunAsync(Monday, MakerOf(kind));

        Assert.That(
            (await floor.EntriesAsync("alice"))[^1],
            Is.InstanceOf<LedgerEntry.SessionCompleted>().With.Property("Outcome").EqualTo(expected)
        );
    }

    [TestCase("traded")]
    [TestCase("held")]
    [TestCase("undecided")]
    public async Task A_completed_session_is_never_run_again_and_gives_the_same_result(string kind)
    {
        var floor = await OpenAsync();
        var first = await floor.Sessions.RunAsync(Monday, MakerOf(kind));
        var maker = Substitute.For<IDecisionMaker>();

        var second = await floor.Sessions.RunAsync(Monday, maker);

        await maker.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!, CancellationToken.None);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task A_session_before_a_completed_one_that_was_never_run_is_refused()
    {
        var floor = await OpenAsync();
        await floor.Sessions.RunAsync(Contexts.Alice("2025-10-08"), ScriptedDecisions.Silent());
        var maker = Substitute.For<IDecisionMaker>();

        Assert.That(
            async () => await floor.Sessions.RunAsync(Contexts.Alice("2025-10-07"), maker),
            Throws
                .TypeOf<SessionRefusedException>()
                .With.Property(nameof(SessionRefusedException.Reason))
                .EqualTo(SessionRefusal.OutOfOrder)
                .And.Message.Contains("was never run")
        );
        await maker.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!, CancellationToken.None);
    }

    [Test]
    public async Task A_completed_session_of_the_day_before_is_not_confused_with_today()
    {
        var floor = await OpenAsync();
        await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 3));

        var result = await floor.Sessions.RunAsync(Contexts.Alice("2025-10-07"), ScriptedDecisions.Silent());

        Assert.That(result, Is.InstanceOf<SessionResult.Undecided>());
    }

    [Test]
    public void A_session_without_an_account_is_a_mistake_of_the_program()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        Assert.That(
            async () => await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Silent()),
            Throws
                .TypeOf<SessionRefusedException>()
                .With.Property(nameof(SessionRefusedException.Reason))
                .EqualTo(SessionRefusal.NotOpen)
        );
    }

    [Test]
    public async Task The_portfolio_at_the_desk_follows_the_acts()
    {
        var seen = new List<decimal>();

        await RunAsync(
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.BuyAsync(context, "AAA", 3);
                    seen.Add((await desk.GetPortfolioAsync(context, CancellationToken.None)).Cash.Value);
                    await desk.SellAsync(context, "AAA", 1);
                    seen.Add((await desk.GetPortfolioAsync(context, CancellationToken.None)).Cash.Value);
                }
            )
        );

        Assert.That(seen, Is.EqualTo(new[] { 970m, 980m }));
    }

    [Test]
    public async Task The_acts_of_a_session_are_numbered_by_the_desk()
    {
        var floor = await OpenAsync();

        await floor.Sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.BuyAsync(context, "AAA", 1);
                    await desk.BuyAsync(context, "AAA", 1);
                    await desk.HoldAsync(context, "Enough.");
                }
            )
        );

        Assert.That(
            (await floor.EntriesAsync("alice")).Select(entry => entry.Id.Value),
            Is.EqualTo(new[] { "open", "2025-10-06#1", "2025-10-06#2", "2025-10-06#3", "2025-10-06#end" })
        );
    }

    private static ScriptedDecisions MakerOf(string kind) =>
        kind switch
        {
            "traded" => ScriptedDecisions.Buying("AAA", 3),
            "held" => ScriptedDecisions.Holding("Nothing is cheap."),
            _ => ScriptedDecisions.Silent(),
        };

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        return floor;
    }

    private static async Task<SessionResult> RunAsync(ScriptedDecisions maker)
    {
        var floor = await OpenAsync();
        return await floor.Sessions.RunAsync(Monday, maker);
    }
}
