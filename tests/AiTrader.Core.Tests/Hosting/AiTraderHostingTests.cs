using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;
using static AiTrader.Core.Tests.Hosting.TradingServices;

namespace AiTrader.Core.Tests.Hosting;

public sealed class AiTraderHostingTests
{
    [Test]
    public async Task Fifteen_lines_embed_it()
    {
        var services = new ServiceCollection();
        services.AddAiTrader().UseMarket(Market.Us).UsePrices(SyntheticPriceSource.Daily(7)).UseInMemoryStore();
        await using var provider = services.BuildServiceProvider();
        var arena = provider.GetRequiredService<Arena>();
        var schedule = provider
            .GetRequiredService<SessionRunner>()
            .Schedule!.Between(null, TradingTime.Parse("2024-01-12"));
        var trader = new Trader(
            Signature.Parse("alice"),
            ModelId.Parse("baseline/buy-and-hold"),
            new EqualWeightBuyAndHold()
        )
        {
            Cash = new Money(10_000),
        };
        var runs = await arena.RunAsync([trader], schedule, null, CancellationToken.None);

        Assert.That((runs[0].Fault, runs[0].Results.Count), Is.EqualTo(((SessionResult.Faulted?)null, 10)));
    }

    [TestCase(typeof(IStore))]
    [TestCase(typeof(SessionRunner))]
    [TestCase(typeof(OrderReplay))]
    [TestCase(typeof(Arena))]
    [TestCase(typeof(HaltSwitch))]
    public async Task Every_part_can_be_asked_for_and_is_one_for_all(Type service)
    {
        await using var provider = Ready().BuildServiceProvider();

        object first = provider.GetRequiredService(service);
        object second = provider.GetRequiredService(service);

        Assert.That(second, Is.SameAs(first));
    }

    [TestCase(typeof(PriceSeries))]
    [TestCase(typeof(IPriceSource))]
    [TestCase(typeof(IMarketData))]
    [TestCase(typeof(IBrokerage))]
    [TestCase(typeof(ITradingDesk))]
    [TestCase(typeof(IToolDesk))]
    [TestCase(typeof(StandaloneToolDesk))]
    [TestCase(typeof(Market))]
    [TestCase(typeof(SessionSchedule))]
    [TestCase(typeof(RuleBook))]
    [TestCase(typeof(ITradingRule))]
    [TestCase(typeof(IFeeModel))]
    [TestCase(typeof(ISlippageModel))]
    [TestCase(typeof(ILedgerStore))]
    [TestCase(typeof(TimeProvider))]
    [TestCase(typeof(Microsoft.Extensions.Logging.ILoggerFactory))]
    [TestCase(typeof(Microsoft.Extensions.Logging.ILogger<Arena>))]
    public async Task What_nobody_may_ask_for_without_a_context_or_belongs_to_the_application_is_no_service(
        Type service
    )
    {
        await using var provider = Ready().BuildServiceProvider();

        Assert.That(provider.GetService(service), Is.Null);
    }

    [Test]
    public async Task What_is_used_last_replaces_what_was_used_before()
    {
        var (store, fees, slippage) = (new InMemoryStore(TimeProvider.System), new NoFeeModel(), new NoSlippageModel());
        var services = new ServiceCollection();
        services
            .AddAiTrader()
            .UseMarket(Market.Us)
            .UseMarket(Market.Crypto)
            .UsePrices("none.csv")
            .UsePrices(SyntheticPriceSource.Daily(7))
            .UseSqliteStore("none.db")
            .UseInMemoryStore()
            .UseStore(store)
            .UseFees(new RateFeeModel(1, Money.Zero))
            .UseFees(fees)
            .UseSlippage(slippage);
        await using var provider = services.BuildServiceProvider();

        var arguments = provider.GetRequiredService<TradingParts>().Arguments;
        Assert.That(arguments.MarketData.Market, Is.EqualTo(Market.Crypto));
        Assert.That(
            new object[] { arguments.Store, arguments.Fees, arguments.Slippage },
            Is.EqualTo(new object[] { store, fees, slippage })
        );
        Assert.That(provider.GetServices<IStore>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_rule_that_is_added_is_asked()
    {
        var mine = Substitute.For<ITradingRule>();
        var services = new ServiceCollection();
        services
            .AddAiTrader()
            .UseMarket(Market.Us)
            .UsePrices(SyntheticPriceSource.Daily(7))
            .UseInMemoryStore()
            .AddRule(mine);
        await using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<TradingParts>().Arguments.Rules.Rules[^1], Is.SameAs(mine));
    }

    [Test]
    public void Prices_of_no_known_kind_are_refused_at_once() =>
        Assert.That(() => new ServiceCollection().AddAiTrader().UsePrices("prices.xls"), Throws.ArgumentException);
}
