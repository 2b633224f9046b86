using AiTrader.Audits;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions.Replays;

public sealed class OrderReplayTests
{
    private static readonly TradingContext Opening = Contexts.Alice("2025-10-06");

    [Test]
    public async Task Each_order_has_its_outcome_and_the_account_after_it()
    {
        var result = await ReplayAsync(
            new InMemoryStore(TimeProvider.System).Ledgers,
            "6 buy AAA 10",
            "6 buy AAA 1000",
            "7 hold",
            "8 sell AAA 4"
        );

        Assert.That(result.Fault, Is.Null);
        Assert.That(
            result.Outcomes.Select(outcome =>
                $"{outcome.Status} {outcome.Reason} {outcome.Portfolio.Cash}".Replace(
                    "  ",
                    " ",
                    StringComparison.Ordinal
                )
            ),
            Is.EqualTo(new[] { "filled 900", "denied insufficient_cash 900", "held 900", "filled 948" })
        );
    }

    [Test]
    public async Task A_longer_recording_that_begins_alike_goes_on_where_the_shorter_ended()
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        await ReplayAsync(ledger, "6 buy AAA 10", "7 hold");

        var result = await ReplayAsync(ledger, "6 buy AAA 10", "7 hold", "8 sell AAA 4");

        Assert.That(
            result.Outcomes.Select(outcome => outcome.Status),
            Is.EqualTo(new[] { "filled", "held", "filled" })
        );
    }

    [TestCase("6 buy AAA 11|7 hold|8 buy BBB 1", TestName = "{m}(another quantity)")]
    [TestCase("6 buy BBB 10|7 hold|8 buy BBB 1", TestName = "{m}(another symbol)")]
    [TestCase("6 sell AAA 10|7 hold|8 buy BBB 1", TestName = "{m}(another side)")]
    [TestCase("6 hold|7 hold|8 buy BBB 1", TestName = "{m}(another action)")]
    [TestCase("7 buy AAA 10|7 hold|8 buy BBB 1", TestName = "{m}(another time)")]
    [TestCase("6 buy AAA 10|6 buy BBB 1|7 hold|8 buy BBB 1", TestName = "{m}(one order more)")]
    [TestCase("6 buy AAA 10|7 hold|7 hold|8 buy BBB 1", TestName = "{m}(one order more at the end)")]
    [TestCase("6 buy AAA 10|8 buy BBB 1", TestName = "{m}(one order less)")]
    [TestCase("6 buy AAA 10", TestName = "{m}(shorter)")]
    public async Task Another_recording_in_the_same_ledger_is_refused_and_nothing_of_it_is_run(string orders)
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        await ReplayAsync(ledger, "6 buy AAA 10", "7 hold");
        string head = await ledger.HeadAsync("alice");

        Assert.That(
            async () => await ReplayAsync(ledger, orders.Split('|')),
            Throws.TypeOf<DataFileException>().With.Message.Contains("another recording")
        );

        Assert.That(await ledger.HeadAsync("alice"), Is.EqualTo(head));
    }

    [TestCase(StoreFault.Before)]
    [TestCase(StoreFault.After)]
    public async Task Broken_at_any_call_and_run_again_a_replay_comes_to_the_same(StoreFault fault)
    {
        string[] orders = ["6 buy AAA 10", "6 buy AAA 1000", "7 hold", "8 sell AAA 4", "8 buy CCC 2"];
        var counting = new FaultInjectingLedger(new InMemoryStore(TimeProvider.System).Ledgers, _ => StoreFault.None);
        var undisturbed = await ReplayAsync(counting, orders);
        int faulted = 0;
        for (int call = 1; call <= counting.Calls; call++)
        {
            var inner = new InMemoryStore(TimeProvider.System).Ledgers;
            var broken = await TryReplayAsync(FaultInjectingLedger.AtCall(inner, call, fault), orders);
            if (broken is not null)
            {
                faulted++;
                Assert.That(broken.Fault?.Fault, Is.InstanceOf<IOException>(), $"call {call}");
                Assert.That(LinesOf(broken), Is.EqualTo(LinesOf(undisturbed)[..broken.Outcomes.Count]), $"call {call}");
            }

            Assert.That(LinesOf(await ReplayAsync(inner, orders)), Is.EqualTo(LinesOf(undisturbed)), $"call {call}");
        }

        Assert.That(faulted, Is.GreaterThan(counting.Calls / 2));
    }

    [Test]
    public void Orders_before_the_opening_are_refused_and_nothing_is_opened()
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;

        Assert.That(
            async () => await ReplayAsync(ledger, "5 hold"),
            Throws.TypeOf<DataFileException>().With.Message.Contains("2025-10-06")
        );
        Assert.That(async () => await ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(), Is.Empty);
    }

    [Test]
    public void Orders_of_the_other_resolution_are_refused_and_nothing_is_opened()
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var hourly = new RecordedOrder(TradingTime.Parse("2025-10-06 10:00"), 1, RecordedAction.Hold, null, 0);

        Assert.That(
            async () => await ReplayAsync(ledger, [hourly]),
            Throws.TypeOf<DataFileException>().With.Message.Contains("intraday")
        );
        Assert.That(async () => await ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task A_recording_of_nothing_opens_the_account_and_has_no_outcome()
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;

        var result = await ReplayAsync(ledger);

        Assert.That((result.Outcomes.Count, (await ledger.AllEntriesAsync("alice")).Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task An_outcome_is_written_as_documented()
    {
        var result = await ReplayAsync(new InMemoryStore(TimeProvider.System).Ledgers, "6 buy AAA 10", "7 buy ZZZ 1");

        Assert.That(
            LinesOf(result),
            Is.EqualTo(
                new[]
                {
                    """{"date":"2025-10-06","sequence":1,"status":"filled","reason":null,"cash":"900","holdings":"""
                        + """{"AAA":"10"}}""",
                    """{"date":"2025-10-07","sequence":"""
                        + """2,"status":"denied","reason":"unknown_symbol","cash":"900","holdings":"""
                        + """{"AAA":"10"}}""",
                }
            )
        );
    }

    private static string[] LinesOf(ReplayResult result) =>
        [.. result.Outcomes.Select(outcome => System.Text.Encoding.UTF8.GetString(RecordedOutcomeJson.Write(outcome)))];

    private static async Task<ReplayResult?> TryReplayAsync(ILedgerStore ledger, params string[] orders)
    {
        try
        {
            return await ReplayAsync(ledger, orders);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Task<ReplayResult> ReplayAsync(ILedgerStore ledger, params string[] orders) =>
        ReplayAsync(ledger, [.. orders.Select((order, index) => OrderOf(order.Split(' '), index + 1))]);

    private static Task<ReplayResult> ReplayAsync(ILedgerStore ledger, RecordedOrder[] orders)
    {
        var market = TestMarket.UsWeek();
        var floor = new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard);
        return new OrderReplay(floor.Sessions).RunAsync(Opening, new Money(1000), orders, CancellationToken.None);
    }

    // As in "6 buy AAA 10" or "7 hold", of October 2025.
    private static RecordedOrder OrderOf(string[] words, long sequence)
    {
        var time = TradingTime.Parse(
            $"2025-10-{int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture):00}"
        );
        return words is [_, var side, var symbol, var quantity]
            ? new RecordedOrder(
                time,
                sequence,
                Enum.Parse<RecordedAction>(side, ignoreCase: true),
                Symbol.Parse(symbol),
                decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture)
            )
            : new RecordedOrder(time, sequence, RecordedAction.Hold, null, 0);
    }
}
