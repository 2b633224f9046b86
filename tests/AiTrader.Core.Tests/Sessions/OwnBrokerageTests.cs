using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>What a brokerage of one's own answers must be in the ledger; otherwise the session is faulted.</summary>
public sealed class OwnBrokerageTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    [Test]
    public async Task A_fill_that_is_not_recorded_is_a_fault_and_no_undecided_session()
    {
        var result = await RunAsync(new Forgetful(), async (context, desk) => await desk.BuyAsync(context, Aaa, 5));

        Assert.That(
            ((SessionResult.Faulted)result).Fault,
            Is.TypeOf<LedgerException>()
                .With.Message.Contain("filled: buy 5 AAA at 10")
                .And.Message.Contain("2025-10-06#1")
                .And.Message.Contain("did not record it")
        );
    }

    [Test]
    public async Task A_fill_that_is_not_recorded_is_a_fault_where_nothing_else_is_recorded_at_its_time_either()
    {
        var result = await RunAsync(
            new Forgetful(),
            async (context, desk) => await desk.BuyAsync(context, Aaa, 5),
            context: Contexts.Alice("2025-10-07")
        );

        Assert.That(
            (result as SessionResult.Faulted)?.Fault,
            Is.TypeOf<LedgerException>().With.Message.Contains("under the id 2025-10-07#1 and did not record it")
        );
    }

    [Test]
    public async Task Acts_of_others_after_the_last_of_the_session_are_nothing_to_it()
    {
        var brokerage = new Forgetful { Recorded = new Price(10) };

        var result = await RunAsync(
            brokerage,
            async (context, desk) =>
            {
                await desk.BuyAsync(context, Aaa, 5);
                await brokerage.SubmitAsync(context, Order.Buy(ClientOrderId.Parse("manual"), Aaa, 1));
                await brokerage.SubmitAsync(context, Order.Buy(ClientOrderId.Parse("manual-2"), Aaa, 1));
            }
        );

        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Traded));
    }

    [Test]
    public async Task A_denial_that_is_not_recorded_is_a_fault()
    {
        var brokerage = new Forgetful
        {
            Answer = order => new TradeOutcome.Denied(order, new Denial("closed", "The market is closed.")),
        };

        var result = await RunAsync(brokerage, async (context, desk) => await desk.SellAsync(context, Aaa, 5));

        Assert.That(((SessionResult.Faulted)result).Fault, Has.Message.Contain("denied: sell 5 AAA: closed"));
    }

    [Test]
    public async Task A_hold_that_is_not_recorded_is_a_fault()
    {
        var result = await RunAsync(
            new Forgetful(),
            async (context, desk) => await desk.HoldAsync(context, "Nothing is cheap.")
        );

        Assert.That(((SessionResult.Faulted)result).Fault, Has.Message.Contain("'held' under the id 2025-10-06#1"));
    }

    [Test]
    public async Task A_cancellation_that_is_not_recorded_is_a_fault()
    {
        var result = await RunAsync(
            new Forgetful(),
            async (context, desk) => await desk.CancelAsync(context, ClientOrderId.Parse("other"))
        );

        Assert.That(
            (result as SessionResult.Faulted)?.Fault,
            Is.TypeOf<LedgerException>()
                .With.Message.Contains("denied: cancel other")
                .And.Message.Contains("2025-10-06#1")
        );
    }

    [Test]
    public async Task A_fill_that_is_recorded_at_another_price_is_a_fault()
    {
        var result = await RunAsync(
            new Forgetful { Recorded = new Price(11) },
            async (context, desk) => await desk.BuyAsync(context, Aaa, 5)
        );

        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Faulted));
    }

    [Test]
    public async Task A_brokerage_that_records_what_it_answers_trades()
    {
        var result = await RunAsync(
            new Forgetful { Recorded = new Price(10) },
            async (context, desk) =>
            {
                await desk.BuyAsync(context, Aaa, 5);
                await desk.BuyAsync(context, Aaa, 6);
            }
        );

        Assert.That(
            (result.Outcome, result.Fills.Select(fill => fill.Quantity.Value)),
            Is.EqualTo((SessionOutcome.Traded, new[] { 5m, 6m }))
        );
    }

    [Test]
    public async Task A_session_that_is_run_again_repeats_what_was_recorded_and_finds_it()
    {
        int runs = 0;
        var store = new InMemoryStore(TimeProvider.System);
        var brokerage = new Forgetful { Recorded = new Price(10) };
        Func<TradingContext, ITradingDesk, Task> decide = async (context, desk) =>
        {
            await desk.BuyAsync(context, Aaa, 5);
            if (++runs == 1)
            {
                throw new TimeoutException("late");
            }

            await desk.BuyAsync(context, Aaa, 6);
        };

        await RunAsync(brokerage, decide, store);
        var result = await RunAsync(brokerage, decide, store);

        Assert.That((result.Outcome, result.Fills.Count), Is.EqualTo((SessionOutcome.Traded, 2)));
    }

    private static async Task<SessionResult> RunAsync(
        Forgetful brokerage,
        Func<TradingContext, ITradingDesk, Task> decide,
        IStore? kept = null,
        TradingContext? context = null
    )
    {
        var market = TestMarket.UsWeek();
        var store = kept ?? new InMemoryStore(TimeProvider.System);
        brokerage.Ledgers = store.Ledgers;
        await store.Ledgers.OpenAccountAsync(Monday, market.Market, new Money(1000));
        var sessions = new SessionRunner(market.MarketData, brokerage, store, TimeProvider.System);
        return await sessions.RunAsync(context ?? Monday, new ScriptedDecisions(decide));
    }

    /// <summary>Fills at 10 whatever happens, and records it at a price or not at all.</summary>
    private sealed class Forgetful : IBrokerage
    {
        public ILedgerStore? Ledgers { get; set; }

        public Price? Recorded { get; init; }

        public Func<Order, TradeOutcome> Answer { get; init; } =
            order => new TradeOutcome.Filled(FillOf(order, new(10)));

        public async ValueTask<TradeOutcome> SubmitAsync(
            TradingContext context,
            Order order,
            CancellationToken cancellationToken = default
        )
        {
            if (Recorded is { } price)
            {
                var account = await Ledgers!.FindAccountAsync(context.Signature, cancellationToken);
                await Ledgers.AppendAsync(account!.CreateFilled(context, FillOf(order, price)), cancellationToken);
            }

            return Answer(order);
        }

        public ValueTask HoldAsync(
            TradingContext context,
            ClientOrderId id,
            string reason,
            CancellationToken cancellationToken = default
        ) => ValueTask.CompletedTask;

        public ValueTask<CancelOutcome> CancelAsync(
            TradingContext context,
            ClientOrderId id,
            ClientOrderId target,
            CancellationToken cancellationToken = default
        ) =>
            ValueTask.FromResult<CancelOutcome>(
                new CancelOutcome.Denied(target, new Denial(DenialCodes.UnknownOrder, "No order rests here."))
            );

        public ValueTask<OpenOrders> GetOpenOrdersAsync(
            TradingContext context,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(OpenOrders.None);

        public ValueTask SettleAsync(
            TradingContext context,
            SettleUntil until,
            CancellationToken cancellationToken = default
        ) => ValueTask.CompletedTask;

        public ValueTask<Portfolio> GetPortfolioAsync(
            TradingContext context,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(new Portfolio(new Money(1000), []));

        private static Fill FillOf(Order order, Price price) =>
            new(order, price, new Quantity(order.Quantity), Money.Zero);
    }
}
