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
    public async Task What_was_seen_too_long_ago_is_not_told_without_a_read()
    {
        await using var store = Connect();
        var ledgers = store.Ledgers;
        await ledgers.OpenAccountAsync(Monday, Market.Us, new Money(1000));
        await Task.Delay(TimeSpan.FromMilliseconds(50));

        Assert.That(ledgers.GetCachedAccount(Monday.Signature, TimeSpan.FromMilliseconds(20)), Is.Null);
        Assert.That(ledgers.GetCachedAccount(Monday.Signature, TimeSpan.FromMinutes(10)), Is.Not.Null);
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
    public async Task Sessions_that_follow_one_another_ask_for_their_account_once()
    {
        await using var store = Connect();
        var floor = FloorOf(store.Ledgers);
        var trader = new Trader(
            Monday.Signature,
            Monday.ModelId,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await desk.GetPortfolioAsync(context);
                    await desk.BuyAsync(context, "AAA", 1);
                }
            )
        )
        {
            Cash = new Money(10_000),
        };

        long before = await CountAsync();
        var runs = await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series));

        // A buy and a completion; with a look at the account and one at the portfolio, a session would ask four times.
        // One that begins late, on a machine that stands still for some milliseconds, does look.
        int sessions = runs[0].Results.Count;
        Assert.That(await CountAsync() - before, Is.LessThan(3 + (3 * sessions)));
    }

    [Test]
    public async Task Entries_that_are_appended_together_are_one_round_trip()
    {
        await using var store = Connect();
        var account = await store.Ledgers.OpenAccountAsync(Monday, Market.Us, new Money(100));
        var first = account.Held(Monday, "a", "waiting");
        var second = account.Apply(first).Held(Monday, "b", "waiting");

        long before = await CountAsync();
        await store.Ledgers.AppendAllAsync([first, second]);

        Assert.That(await CountAsync() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task What_somebody_else_has_bought_is_missing_in_what_is_known_for_no_longer_than_was_asked()
    {
        await using var mine = Connect();
        await using var theirs = Connect();
        var floor = FloorOf(theirs.Ledgers);
        var account = await mine.Ledgers.OpenAccountAsync(Monday, Market.Us, new Money(100));
        await BuyAsync(floor, "theirs", 1);

        Assert.That(mine.Ledgers.GetCachedAccount(Monday.Signature, TimeSpan.Zero), Is.Null);
        Assert.That(mine.Ledgers.GetCachedAccount(Monday.Signature, TimeSpan.FromMinutes(10)), Is.EqualTo(account));
        Assert.That((await mine.Ledgers.FindAccountAsync(Monday.Signature))?.Version, Is.EqualTo(2));
        Assert.That(mine.Ledgers.GetCachedAccount(Monday.Signature, TimeSpan.FromMinutes(10))?.Version, Is.EqualTo(2));
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
