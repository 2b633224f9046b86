using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using Microsoft.Extensions.DependencyInjection;
using static AiTrader.Core.Tests.Hosting.TradingServices;

namespace AiTrader.Core.Tests.Hosting;

/// <summary>Where the services keep what they record, and who disposes of it.</summary>
public sealed class AiTraderStoreTests
{
    [Test]
    public async Task A_decorated_store_records_the_sessions()
    {
        var services = Ready();
        FaultInjectingLedger? counting = null;
        services
            .AddAiTrader()
            .UseStore(provider =>
                new InMemoryStore(TimeProvider.System).WithLedgers(ledgers =>
                    counting = new FaultInjectingLedger(ledgers, _ => StoreFault.None)
                )
            );
        await using var provider = services.BuildServiceProvider();

        await provider
            .GetRequiredService<Arena>()
            .RunAsync(
                [new Trader(Signature.Parse("a"), ModelId.Parse("test/model"), new AllCash()) { Cash = new Money(1) }],
                provider.GetRequiredService<SessionRunner>().Schedule!.Between(null, TradingTime.Parse("2024-01-02"))
            );

        Assert.That(counting!.Calls, Is.Positive);
    }

    [Test]
    public async Task A_store_that_was_made_for_the_services_is_disposed_of_with_them()
    {
        var store = Substitute.For<IStore>();
        var services = Ready();
        services.AddAiTrader().UseStore(_ => store);
        await using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<IStore>();
        }

        await store.Received(1).DisposeAsync();
    }

    [Test]
    public async Task A_store_that_the_application_has_is_not_disposed_of()
    {
        var store = Substitute.For<IStore>();
        var services = Ready();
        services.AddAiTrader().UseStore(store);
        await using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<IStore>();
        }

        await store.DidNotReceive().DisposeAsync();
    }

    [Test]
    [Category(TestCategory.Redis)]
    public async Task With_a_server_ledgers_journals_and_faults_are_on_it()
    {
        using var server = await RedisServer.StartAsync();
        var services = Ready();
        services.AddAiTrader().UseRedisStore(server.Address);
        await using var provider = services.BuildServiceProvider();

        await provider
            .GetRequiredService<IStore>()
            .Ledgers.OpenAccountAsync(Contexts.Alice("2024-01-01"), Market.Us, new Money(1), CancellationToken.None);

        await using var otherStore = new RedisStore(server.Address, TimeProvider.System);
        var other = otherStore.Ledgers;
        Assert.That(
            await other.ListSignaturesAsync(CancellationToken.None).ToListAsync(),
            Is.EqualTo(new[] { Signature.Parse("alice") })
        );
    }

    [TestCase("localhost,maximumPatience=3")]
    [TestCase("localhost,ssl=perhaps")]
    [TestCase("")]
    public void A_connection_string_that_cannot_be_read_is_refused_at_once(string connection) =>
        Assert.That(
            () => new ServiceCollection().AddAiTrader().UseRedisStore(connection),
            Throws.InstanceOf<ArgumentException>()
        );

    [Test]
    public async Task The_ledger_is_a_SQLite_file_where_it_is_said()
    {
        using var folder = new TemporaryFolder();
        var services = new ServiceCollection();
        services
            .AddAiTrader()
            .UseMarket(Market.Us)
            .UsePrices(SyntheticPriceSource.Daily(7))
            .UseSqliteStore(folder.File("mine.db"));
        await using var provider = services.BuildServiceProvider();

        await provider
            .GetRequiredService<IStore>()
            .Ledgers.OpenAccountAsync(Contexts.Alice("2024-01-01"), Market.Us, new Money(1), CancellationToken.None);

        Assert.That(File.Exists(folder.File("mine.db")), Is.True);
    }
}
