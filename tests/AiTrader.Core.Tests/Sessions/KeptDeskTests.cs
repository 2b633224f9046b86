using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>A desk, a context or a tool that is kept acts for its own session only, and for no other trader.</summary>
public sealed class KeptDeskTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    [Test]
    public async Task A_desk_that_is_kept_is_refused_in_the_session_of_another_trader()
    {
        var floor = await OpenAsync();
        (TradingContext Context, ITradingDesk Desk)? first = null;
        var cached = new ScriptedDecisions(
            async (context, desk) =>
            {
                first ??= (context, desk);
                await first.Value.Desk.BuyAsync(first.Value.Context, Aaa, 1);
            }
        );

        var alice = await floor.Sessions.RunAsync(Contexts.Alice("2025-10-06"), cached);
        var bob = await floor.Sessions.RunAsync(Contexts.Bob("2025-10-06"), cached);

        Assert.Multiple(() =>
        {
            Assert.That(alice.Outcome, Is.EqualTo(SessionOutcome.Traded));
            Assert.That(
                ((SessionResult.Faulted)bob).Fault,
                Has.Message.Contain("The session of alice at 2025-10-06 by test/model has ended")
            );
            Assert.That(floor.EntriesAsync("alice").Result, Has.Count.EqualTo(3));
            Assert.That(floor.EntriesAsync("bob").Result, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_context_that_is_kept_is_refused_at_the_desk_of_another_trader()
    {
        var floor = await OpenAsync();
        TradingContext? first = null;
        var cached = new ScriptedDecisions(async (context, desk) => await desk.BuyAsync(first ??= context, Aaa, 1));

        await floor.Sessions.RunAsync(Contexts.Alice("2025-10-06"), cached);
        var bob = await floor.Sessions.RunAsync(Contexts.Bob("2025-10-06"), cached);

        Assert.That(((SessionResult.Faulted)bob).Fault, Has.Message.Contain("This is the desk of bob"));
    }

    [Test]
    public async Task Work_that_goes_on_after_the_decision_is_refused()
    {
        var floor = await OpenAsync();
        var ended = new TaskCompletionSource();
        Task<TradeOutcome>? late = null;

        var result = await floor.Sessions.RunAsync(
            Contexts.Alice("2025-10-06"),
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    late = BuyLaterAsync(context, desk);
                    await desk.HoldAsync(context, "Later.");
                }
            )
        );
        ended.SetResult();

        Assert.That(async () => await late!, Throws.InvalidOperationException);
        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Held));

        async Task<TradeOutcome> BuyLaterAsync(TradingContext context, ITradingDesk desk)
        {
            await ended.Task;
            return await desk.BuyAsync(context, Aaa, 1);
        }
    }

    [Test]
    public async Task Market_data_and_tool_desk_end_with_the_session()
    {
        var floor = await OpenAsync();
        var context = Contexts.Alice("2025-10-06");
        ITradingDesk? kept = null;

        await floor.Sessions.RunAsync(
            context,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    kept = desk;
                    await desk.HoldAsync(context, "Nothing is cheap.");
                }
            )
        );

        Assert.Multiple(() =>
        {
            Assert.That(() => kept!.MarketData.GetQuote(context, Aaa), Throws.InvalidOperationException);
            Assert.That(() => kept!.ToolDesk.ThrowIfFaulted(context), Throws.InvalidOperationException);
            Assert.That(
                async () => await kept!.ToolDesk.Brokerage.GetPortfolioAsync(context),
                Throws.InvalidOperationException
            );
        });
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await floor.OpenAsync(Contexts.Bob("2025-10-06"), 1000);
        return floor;
    }
}
