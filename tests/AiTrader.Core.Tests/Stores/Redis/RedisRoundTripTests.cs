using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>How often a process asks the server, counted by the server.</summary>
public sealed class RedisRoundTripTests : RedisFixture
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task A_trade_is_one_round_trip()
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        var floor = FloorOf(ledger);
        await floor.OpenAsync(Monday, 10_000);

        long before = await CountAsync();
        await BuyAsync(floor, "a", 20);

        Assert.That(await CountAsync() - before, Is.EqualTo(20));
    }

    [Test]
    public async Task A_trade_after_somebody_elses_is_two_and_is_decided_upon_what_the_other_left()
    {
        await using var mineStore = Connect();
        var mine = mineStore.Ledgers;
        await using var theirsStore = Connect();
        var theirs = theirsStore.Ledgers;
        var (my, their) = (FloorOf(mine), FloorOf(theirs));
        await my.OpenAsync(Monday, 100);
        await their.OpenAsync(Monday, 100);
        await BuyAsync(their, "theirs", 5);

        long before = await CountAsync();
        await BuyAsync(my, "mine", 1);
        long after = await CountAsync();
        await BuyAsync(their, "more", 4);
        var outcome = await my.Brokerage.SubmitAsync(
            Monday,
            Order.Buy(ClientOrderId.Parse("too-much"), Symbol.Parse("AAA"), 1),
            CancellationToken.None
        );

        Assert.That(after - before, Is.EqualTo(2));
        Assert.That((outcome as TradeOutcome.Denied)?.Denial.Code, Is.EqualTo(DenialCodes.InsufficientCash));
    }

    [Test]
    public async Task A_portfolio_that_is_shown_holds_what_somebody_else_has_just_bought()
    {
        await using var mineStore = Connect();
        var mine = mineStore.Ledgers;
        await using var theirsStore = Connect();
        var theirs = theirsStore.Ledgers;
        var (my, their) = (FloorOf(mine), FloorOf(theirs));
        await my.OpenAsync(Monday, 100);
        await BuyAsync(their, "theirs", 5);

        Assert.That(
            (await my.Brokerage.GetPortfolioAsync(Monday, CancellationToken.None)).Cash,
            Is.EqualTo(new Money(50))
        );
    }

    [Test]
    public async Task A_session_asks_for_its_account_once_and_reads_nothing_that_it_has_written()
    {
        await using var store = Connect();
        var floor = FloorOf(store.Ledgers);
        await floor.OpenAsync(Monday, 10_000);

        long before = await CountAsync();
        var result = await floor.Sessions.RunAsync(
            Monday,
            new ScriptedDecisions(async (context, desk) => await desk.BuyAsync(context, "AAA", 1))
        );

        // The account under the lease, the buy and the completion.
        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(await CountAsync() - before, Is.EqualTo(3));
    }

    [Test]
    public async Task Two_thousand_entries_are_read_page_by_page_and_are_intact()
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        var floor = FloorOf(ledger);
        await floor.OpenAsync(Monday, 100_000);
        await BuyAsync(floor, "a", 2_000);
        await using var otherStore = Connect();
        var other = otherStore.Ledgers;

        Assert.That(
            (await other.AllEntriesAsync("alice")).Select(entry => entry.Sequence),
            Is.EqualTo(Enumerable.Range(1, 2_001))
        );
        Assert.That(
            (await other.VerifyAsync(Monday.Signature, CancellationToken.None)).IntactEntryCount,
            Is.EqualTo(2_001)
        );
        Assert.That(
            await other.ReadEntriesAsync(Monday.Signature, 1_000, CancellationToken.None).CountAsync(),
            Is.EqualTo(1_001)
        );
    }

    private static TradingFloor FloorOf(ILedgerStore ledger)
    {
        var week = TestMarket.UsWeek();
        return new TradingFloor(new AsOfMarketData(Market.Us, week.Series), week.Series, ledger, RuleBook.Standard);
    }

    private static async Task BuyAsync(TradingFloor floor, string name, int count)
    {
        for (int number = 1; number <= count; number++)
        {
            await floor.Brokerage.SubmitAsync(
                Monday,
                Order.Buy(ClientOrderId.Parse($"{name}-{number}"), Symbol.Parse("AAA"), 1),
                CancellationToken.None
            );
        }
    }

    // What a script calls is counted too, so the scripts alone are.
    private async Task<long> CountAsync()
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync($"{Server.Address},allowAdmin=true");
        string statistics = await client.GetServer(Server.Address).InfoRawAsync("commandstats") ?? "";
        string line = statistics
            .Split('\n')
            .Single(line => line.StartsWith("cmdstat_evalsha:", StringComparison.Ordinal));
        return long.Parse(line.Split("calls=")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
