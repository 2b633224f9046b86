using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AiTrader.Core.Tests.Hosting;

/// <summary>A section of the application's configuration says everything that trades one market.</summary>
public sealed class AiTraderSectionTests
{
    private const string Prices = """
        timestamp,symbol,open,high,low,close,volume
        2025-10-06,AAA,10,11,9,10.5,1000
        2025-10-07,AAA,11,12,10,11.5,1000
        """;

    [Test]
    public async Task A_section_names_market_prices_store_and_options()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("prices.csv"), Prices);
        await using var provider = ProviderOf(
            ("Market", "crypto"),
            ("Prices", folder.File("prices.csv")),
            ("Store", "sqlite:" + folder.File("store.db")),
            ("FeeRate", "0.001"),
            ("PositionLimit", "0.5"),
            ("Parallelism", "3")
        );

        var arguments = provider.GetRequiredService<TradingParts>().Arguments;

        Assert.Multiple(() =>
        {
            Assert.That(arguments.MarketData.Market, Is.EqualTo(Market.Crypto));
            Assert.That(((RateFeeModel)arguments.Fees).Rate, Is.EqualTo(0.001m));
            Assert.That(arguments.Rules.Rules.OfType<PositionLimitRule>().Single().Share, Is.EqualTo(0.5m));
            Assert.That(provider.GetRequiredService<Arena>().Parallelism, Is.EqualTo(3));
            Assert.That(provider.GetRequiredService<IStore>(), Is.TypeOf<SqliteStore>());
            Assert.That(provider.GetRequiredService<SessionRunner>().Schedule, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        using var provider = ProviderOf(
            ("Market", "mars"),
            ("Prices", "prices.xls"),
            ("Store", "oracle:password=secret"),
            ("FeRate", "1"),
            ("FeeRate", "2")
        );

        var refused = Assert.Throws<OptionsValidationException>(() =>
            provider.GetRequiredService<IStartupValidator>().Validate()
        );

        Assert.That(
            refused.Failures,
            Has.Exactly(5)
                .Items.And.One.Contains("AiTrader:Market 'mars' is not a market; allowed are us, cn, crypto")
                .And.One.Contains(
                    "AiTrader:Prices 'prices.xls' is not a price file; allowed are files that end in .csv"
                )
                .And.One.Contains("AiTrader:Store is not a store; allowed are memory, sqlite:FILE and redis:CONNECTION")
                .And.One.Contains("AiTrader:FeRate is not a setting; allowed are Market, Prices, Store")
                .And.One.Contains("AiTraderOptions.FeeRate")
                .And.None.Contains("secret")
        );
    }

    [Test]
    public void A_value_of_another_kind_is_named()
    {
        using var provider = ProviderOf(
            ("Market", "us"),
            ("Prices", "p.csv"),
            ("Store", "memory"),
            ("FeeRate", "much")
        );

        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.InstanceOf<InvalidOperationException>().With.Message.Contain("AiTrader:FeeRate")
        );
    }

    [Test]
    public async Task What_is_chosen_in_code_comes_first()
    {
        var services = new ServiceCollection();
        services
            .AddAiTrader(SectionOf(("Market", "us"), ("Prices", "none.csv"), ("Store", "sqlite:none.db")))
            .UseMarket(Market.Crypto)
            .UseSyntheticPrices(7)
            .UseInMemoryStore();
        await using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IStore>(), Is.TypeOf<InMemoryStore>());
        Assert.That(provider.GetRequiredService<TradingParts>().Arguments.MarketData.Market, Is.EqualTo(Market.Crypto));
    }

    [Test]
    public void All_options_can_be_set() =>
        Assert.That(
            AiTraderSection.Names.Except(["Market", "Prices", "Store"]),
            Is.EquivalentTo(typeof(AiTraderOptions).GetProperties().Select(property => property.Name))
        );

    private static ServiceProvider ProviderOf(params (string Name, string Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddAiTrader(SectionOf(values));
        return services.BuildServiceProvider();
    }

    private static IConfigurationSection SectionOf(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                values.Select(value => KeyValuePair.Create($"AiTrader:{value.Name}", (string?)value.Value))
            )
            .Build()
            .GetSection("AiTrader");
}
