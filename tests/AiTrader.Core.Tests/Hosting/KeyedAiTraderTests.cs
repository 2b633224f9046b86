using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AiTrader.Core.Tests.Hosting;

/// <summary>Several markets in one application, made of factories and types, and asked when it starts.</summary>
public sealed class KeyedAiTraderTests
{
    [Test]
    public async Task Two_markets_trade_side_by_side()
    {
        var services = TradingServices.Ready(options => options.FeeRate = 0.5m);
        services
            .AddKeyedAiTrader("crypto", options => options.FeeRate = 0.25m)
            .UseMarket(Market.Crypto)
            .UseSyntheticPrices(8)
            .UseInMemoryStore();
        await using var provider = services.BuildServiceProvider();
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("test/model"), new AllCash())
        {
            Cash = new Money(1000),
        };
        SessionSchedule days = [TradingTime.Parse("2024-01-02")];

        await provider.GetRequiredService<Arena>().RunAsync([trader], days);
        await provider.GetRequiredKeyedService<Arena>("crypto").RunAsync([trader], days);

        var (us, crypto) = (
            await provider.GetRequiredService<IStore>().Ledgers.FindAccountAsync(trader.Signature),
            await provider.GetRequiredKeyedService<IStore>("crypto").Ledgers.FindAccountAsync(trader.Signature)
        );
        Assert.Multiple(() =>
        {
            Assert.That((us!.Terms.Market, crypto!.Terms.Market), Is.EqualTo(("us", "crypto")));
            Assert.That(RateOf(provider.GetRequiredService<TradingParts>()), Is.EqualTo(0.5m));
            Assert.That(RateOf(provider.GetRequiredKeyedService<TradingParts>("crypto")), Is.EqualTo(0.25m));
            Assert.That(
                provider.GetRequiredKeyedService<HaltSwitch>("crypto"),
                Is.Not.SameAs(provider.GetRequiredService<HaltSwitch>())
            );
        });
    }

    [Test]
    public void What_a_market_lacks_is_named_with_its_key()
    {
        var services = TradingServices.Ready();
        services.AddKeyedAiTrader("crypto").UseMarket(Market.Crypto);
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() =>
            provider.GetRequiredService<IStartupValidator>().Validate()
        );

        Assert.That(
            refused.Failures,
            Has.Exactly(2)
                .Items.And.One.Contains("No prices: call AddKeyedAiTrader(crypto)")
                .And.One.Contains("No store")
        );
    }

    [Test]
    public async Task Factories_and_types_are_made_with_the_services_of_the_application()
    {
        var given = new Given(Market.ChinaA);
        var services = new ServiceCollection();
        services.AddSingleton(given);
        services
            .AddAiTrader()
            .UseMarket(provider => provider.GetRequiredService<Given>().Market)
            .UsePrices<GivenPrices>()
            .UseFees(_ => new RateFeeModel(0.5m, Money.Zero))
            .UseSlippage<GivenSlippage>()
            .UseInMemoryStore()
            .AddRule(_ => new OrderNotionalRule(new Money(5)))
            .AddRule<GivenRule>()
            .UseBrokerage(arguments => new GivenBrokerage(arguments));
        await using var provider = services.BuildServiceProvider();

        var arguments = provider.GetRequiredService<TradingParts>().Arguments;
        _ = provider.GetRequiredService<SessionRunner>();

        Assert.Multiple(() =>
        {
            Assert.That(arguments.MarketData.Market, Is.EqualTo(Market.ChinaA));
            Assert.That(RateOf(provider.GetRequiredService<TradingParts>()), Is.EqualTo(0.5m));
            Assert.That(((GivenSlippage)arguments.Slippage).Given, Is.SameAs(given));
            Assert.That(((GivenRule)arguments.Rules.Rules[^1]).Given, Is.SameAs(given));
            Assert.That(arguments.Rules.Rules[^2], Is.TypeOf<OrderNotionalRule>());
            Assert.That(given.Brokerage?.Arguments, Is.SameAs(arguments));
        });
    }

    [Test]
    public async Task Prices_are_read_when_the_application_starts()
    {
        var services = new ServiceCollection();
        services.AddAiTrader().UseMarket(Market.Us).UsePrices("does-not-exist.csv").UseInMemoryStore();
        await using var provider = services.BuildServiceProvider();

        Assert.That(async () => await StartAsync(provider), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_store_is_asked_when_the_application_starts()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("store.db"), new string('x', 10_000));
        var services = TradingServices.Ready();
        services.AddAiTrader().UseSqliteStore(folder.File("store.db"));
        await using var provider = services.BuildServiceProvider();

        Assert.That(async () => await StartAsync(provider), Throws.Exception);
    }

    [Test]
    public async Task An_application_that_can_trade_starts_and_ends()
    {
        await using var provider = TradingServices.Ready().BuildServiceProvider();

        await StartAsync(provider);
        foreach (var service in provider.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }

        Assert.That(provider.GetServices<IHostedService>(), Has.Exactly(1).Items);
    }

    private static async Task StartAsync(IServiceProvider provider)
    {
        foreach (var service in provider.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    private static decimal RateOf(TradingParts parts) => ((RateFeeModel)parts.Arguments.Fees).Rate;

    private sealed class Given(Market market)
    {
        public Market Market => market;

        public GivenBrokerage? Brokerage { get; set; }
    }

    private sealed class GivenPrices(Given given) : IPriceSource
    {
        public PriceSeries Read() => SyntheticPriceSource.Daily(given.Market.Name.Length).Read();
    }

    private sealed class GivenSlippage(Given given) : ISlippageModel
    {
        public Given Given => given;

        public Price GetFillPrice(in SlippageArguments arguments) => arguments.QuotedPrice;
    }

    private sealed class GivenRule(Given given) : ITradingRule
    {
        public Given Given => given;

        public Denial? Check(in OrderProposal proposal) => null;
    }

    private sealed class GivenBrokerage : IBrokerage
    {
        public GivenBrokerage(BrokerageArguments arguments)
        {
            Arguments = arguments;
            arguments.Services.GetRequiredService<Given>().Brokerage = this;
        }

        public BrokerageArguments Arguments { get; }

        public ValueTask<TradeOutcome> SubmitAsync(
            TradingContext context,
            Order order,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public ValueTask HoldAsync(
            TradingContext context,
            ClientOrderId id,
            string reason,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public ValueTask<CancelOutcome> CancelAsync(
            TradingContext context,
            ClientOrderId id,
            ClientOrderId target,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public ValueTask<OpenOrders> GetOpenOrdersAsync(
            TradingContext context,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public ValueTask SettleAsync(
            TradingContext context,
            SettleUntil until,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public ValueTask<Portfolio> GetPortfolioAsync(
            TradingContext context,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();
    }
}
