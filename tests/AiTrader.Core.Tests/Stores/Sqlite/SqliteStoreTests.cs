using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite;

public sealed class SqliteStoreTests : StoreContract
{
    private static readonly TradingContext Alice = Contexts.Alice("2025-10-06");

    private string _folder = "";

    private string StoreFile => Path.Combine(_folder, "store.db");

    protected override Task<IStore> CreateAsync(LeaseOptions leases)
    {
        _folder = Directory.CreateTempSubdirectory("aitrader-test-").FullName;
        return Task.FromResult<IStore>(new SqliteStore(StoreFile, TimeProvider.System, leases));
    }

    protected override Task RemoveAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Test]
    public async Task Journals_and_faults_are_there_after_reopening()
    {
        var entry = new JournalEntry(Alice, 1, JournalEntryKind.Prompt, "What now?");
        var fault = SessionFault.Create(Alice, new IOException("Down."), DateTimeOffset.UnixEpoch);
        await Store.Journals.AppendAsync(entry);
        await Store.Faults.AppendAsync(fault);
        await Store.DisposeAsync();

        await using var reopened = new SqliteStore(StoreFile, TimeProvider.System);

        Assert.That(await reopened.Journals.ReadAsync(Alice), Is.EqualTo(new[] { entry }));
        Assert.That(await reopened.Faults.ReadAsync(Alice.Signature), Is.EqualTo(new[] { fault with { Attempt = 1 } }));
    }

    [Test]
    public async Task What_was_seen_too_long_ago_is_not_told_without_a_read()
    {
        var ledgers = Store.Ledgers;
        await ledgers.OpenAccountAsync(Alice, Market.Us, new Money(1000));
        await Task.Delay(TimeSpan.FromMilliseconds(50));

        Assert.That(ledgers.GetCachedAccount(Alice.Signature, TimeSpan.FromMilliseconds(20)), Is.Null);
        Assert.That(ledgers.GetCachedAccount(Alice.Signature, TimeSpan.FromMinutes(10)), Is.Not.Null);
    }

    [Test]
    public async Task Whoever_reads_in_turn_shares_one_connection()
    {
        await Store.Ledgers.OpenAccountAsync(Alice, Market.Us, new Money(1000));
        for (int i = 0; i < 20; i++)
        {
            await Store.Ledgers.ReadEntriesAsync(Alice.Signature).CountAsync();
            await Store.Journals.ReadAsync(Alice);
        }

        Assert.That(((SqliteStore)Store).ReaderCount, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stream_that_is_left_in_the_middle_gives_its_connection_back()
    {
        await Store.Ledgers.OpenAccountAsync(Alice, Market.Us, new Money(1000));
        for (int i = 0; i < 20; i++)
        {
            await Store.Ledgers.ReadEntriesAsync(Alice.Signature).FirstAsync();
        }

        Assert.That(((SqliteStore)Store).ReaderCount, Is.EqualTo(1));
    }

    [Test]
    public async Task A_week_of_sessions_opens_one_connection_to_read()
    {
        var week = TestMarket.UsWeek();
        var floor = new TradingFloor(week.MarketData, week.Series, Store, RuleBook.Standard);
        var trader = new Trader(
            Signature.Parse("alice"),
            ModelId.Parse("test/model"),
            new ScriptedDecisions(async (context, desk) => await desk.BuyAsync(context, "AAA", 1))
        )
        {
            Cash = new Money(1000),
        };

        var runs = await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(week.Series));

        Assert.That(runs[0].Results, Has.All.InstanceOf<SessionResult.Traded>());
        Assert.That(((SqliteStore)Store).ReaderCount, Is.EqualTo(1));
    }
}
