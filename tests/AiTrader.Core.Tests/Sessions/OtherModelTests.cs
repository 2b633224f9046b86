using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>A session of another model than the account's is refused before anything is read or asked.</summary>
public sealed class OtherModelTests
{
    private static readonly TradingContext Gpt = TradingContext.For("alice").Using("openai/gpt-5").At("2025-10-06");
    private static readonly ModelId Claude = ModelId.Parse("claude");

    [Test]
    public async Task A_completed_session_is_not_the_result_of_another_model()
    {
        var floor = await TradedByGptAsync();
        var claude = Substitute.For<IDecisionMaker>();

        await AssertRefusedAsync(floor, ByClaude("2025-10-06"), claude);
    }

    [Test]
    public async Task A_next_session_of_another_model_is_refused_and_the_model_is_not_asked()
    {
        var floor = await TradedByGptAsync();
        var claude = Substitute.For<IDecisionMaker>();

        await AssertRefusedAsync(floor, ByClaude("2025-10-07"), claude);
    }

    [Test]
    public async Task A_session_that_faulted_is_not_completed_by_another_model()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Gpt, 1000);
        await floor.Sessions.RunAsync(
            Gpt,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.ToolDesk.Journal.AppendAsync(
                        new JournalEntry(context, 1, JournalEntryKind.Reply, "I buy AAA.")
                    );
                    await desk.BuyAsync(context, "AAA", 3);
                    throw new IOException("The network is down.");
                }
            )
        );
        var claude = Substitute.For<IDecisionMaker>();

        await AssertRefusedAsync(floor, ByClaude("2025-10-06"), claude);
        Assert.That(await floor.Journal.ReadAsync(ByClaude("2025-10-06")), Is.Empty);
        Assert.That(await floor.Faults.ReadAsync(Gpt.Signature), Has.Count.EqualTo(1), "A refusal is not a fault.");
    }

    [Test]
    public async Task After_the_owner_changed_the_model_a_session_of_the_model_before_is_still_that_model_s()
    {
        var floor = await TradedByGptAsync();
        await floor.Ledger.ChangeModelAsync(Gpt.Signature, Claude);
        var claude = Substitute.For<IDecisionMaker>();

        Assert.That(
            async () => await floor.Sessions.RunAsync(ByClaude("2025-10-06"), claude),
            RefusedAs(SessionRefusal.OtherModel).And.Message.Contains("recorded by openai/gpt-5, asked for by claude")
        );
        await claude.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!);
        Assert.That(
            await floor.Sessions.RunAsync(ByClaude("2025-10-07"), ScriptedDecisions.Buying("AAA", 1)),
            Is.InstanceOf<SessionResult.Traded>()
        );
    }

    [Test]
    public async Task A_session_that_the_model_before_began_is_not_continued_by_the_one_that_the_owner_named()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Gpt, 1000);
        await floor.Sessions.RunAsync(Gpt, BuyThenFail());
        await floor.Ledger.ChangeModelAsync(Gpt.Signature, Claude);
        var claude = Substitute.For<IDecisionMaker>();

        Assert.That(
            async () => await floor.Sessions.RunAsync(ByClaude("2025-10-06"), claude),
            RefusedAs(SessionRefusal.OtherModel).And.Message.Contains("recorded by openai/gpt-5, asked for by claude")
        );
        await claude.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!);
        Assert.That(
            await floor.Sessions.RunAsync(ByClaude("2025-10-07"), ScriptedDecisions.Silent()),
            Is.InstanceOf<SessionResult.Undecided>()
        );
    }

    [Test]
    public async Task A_session_in_which_the_model_before_did_nothing_is_the_new_model_s_without_its_journal()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Gpt, 1000);
        await floor.Journal.AppendAsync(new JournalEntry(Gpt, 1, JournalEntryKind.Prompt, "You are gpt-5."));
        await floor.Ledger.ChangeModelAsync(Gpt.Signature, Claude);
        IReadOnlyList<JournalEntry>? shown = null;

        var result = await floor.Sessions.RunAsync(
            ByClaude("2025-10-06"),
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    shown = await desk.ToolDesk.Journal.ReadAsync(context);
                    await desk.BuyAsync(context, "AAA", 1);
                }
            )
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(shown, Is.Empty);
    }

    [Test]
    public async Task A_trader_of_another_model_is_refused_by_an_arena_before_any_session_is_run()
    {
        var floor = await TradedByGptAsync();
        var bob = Substitute.For<IDecisionMaker>();

        Assert.That(
            async () =>
                await ArenaRuns.RunAsync(
                    floor,
                    ArenaRuns.TraderOf("bob", bob),
                    new Trader(Gpt.Signature, Claude, bob) { Cash = new Money(1000) }
                ),
            RefusedAs(SessionRefusal.OtherModel)
        );
        await bob.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!);
    }

    [Test]
    public async Task A_trader_whose_account_got_another_model_is_refused_and_not_faulted_and_the_others_finish()
    {
        var floor = await TradedByGptAsync();
        await floor.OpenAsync(Contexts.Bob("2025-10-06"), 1000);
        var alice = new Trader(Gpt.Signature, Claude, ScriptedDecisions.Silent()) { Cash = new Money(1000) };

        var runs = await floor.Arena.RunOpenedAsync(
            [new TraderRun(alice, 1, []), new TraderRun(ArenaRuns.TraderOf("bob", ScriptedDecisions.Silent()), 0, [])],
            SessionSchedule.FromPrices(floor.Series)
        );

        Assert.That(
            runs.Select(run => (run.Results.Count, run.Refusal?.Reason)),
            Is.EqualTo(new[] { (0, SessionRefusal.OtherModel), (5, (SessionRefusal?)null) })
        );
        Assert.That(await floor.Faults.ReadAsync(Gpt.Signature), Is.Empty);
    }

    [Test]
    public async Task A_brokerage_does_nothing_for_another_model()
    {
        var floor = await TradedByGptAsync();
        var order = Order.Buy(ClientOrderId.Parse("2025-10-07#1"), Symbol.Parse("AAA"), 1);

        Assert.Multiple(() =>
        {
            AssertRefused(async () => await floor.Brokerage.SubmitAsync(ByClaude("2025-10-07"), order));
            AssertRefused(async () => await floor.Brokerage.HoldAsync(ByClaude("2025-10-07"), order.Id, "Waiting."));
            AssertRefused(async () => await floor.Brokerage.GetPortfolioAsync(ByClaude("2025-10-07")));
        });

        static void AssertRefused(Func<Task> act) =>
            Assert.That(
                act,
                Throws.TypeOf<LedgerException>().With.Message.Contains("recorded by openai/gpt-5, asked for by claude")
            );
    }

    [Test]
    public async Task The_desk_of_tools_does_nothing_for_another_model()
    {
        var floor = await TradedByGptAsync();
        var desk = floor.ToolDesk().Brokerage;
        var order = Order.Buy(ClientOrderId.Parse("2025-10-07#1.1"), Symbol.Parse("AAA"), 1);

        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await desk.SubmitAsync(ByClaude("2025-10-07"), order),
                RefusedAs(SessionRefusal.OtherModel)
            );
            Assert.That(
                async () => await desk.GetPortfolioAsync(ByClaude("2025-10-07")),
                RefusedAs(SessionRefusal.OtherModel)
            );
        });
    }

    [Test]
    public async Task A_replay_of_another_model_is_refused()
    {
        var floor = await TradedByGptAsync();

        Assert.That(
            async () => await new OrderReplay(floor.Sessions).RunAsync(ByClaude("2025-10-06"), new Money(1000), []),
            RefusedAs(SessionRefusal.OtherModel)
        );
    }

    private static async Task AssertRefusedAsync(TradingFloor floor, TradingContext context, IDecisionMaker maker)
    {
        string head = await floor.Ledger.HeadAsync("alice");

        Assert.That(
            async () => await floor.Sessions.RunAsync(context, maker),
            RefusedAs(SessionRefusal.OtherModel).And.Message.Contains("recorded by openai/gpt-5, asked for by claude")
        );
        await maker.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!);
        Assert.That(await floor.Ledger.HeadAsync("alice"), Is.EqualTo(head));
    }

    private static NUnit.Framework.Constraints.EqualConstraint<SessionRefusal> RefusedAs(SessionRefusal reason) =>
        Throws.TypeOf<SessionRefusedException>().With.Property(nameof(SessionRefusedException.Reason)).EqualTo(reason);

    private static ScriptedDecisions BuyThenFail() =>
        new(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 3);
                throw new IOException("The network is down.");
            }
        );

    private static TradingContext ByClaude(string time) => TradingContext.For("alice").Using(Claude).At(time);

    private static async Task<TradingFloor> TradedByGptAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Gpt, 1000);
        await floor.Sessions.RunAsync(Gpt, ScriptedDecisions.Buying("AAA", 3));
        return floor;
    }
}
