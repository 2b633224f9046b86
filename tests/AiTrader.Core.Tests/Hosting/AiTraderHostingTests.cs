using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        var schedule = provider.GetRequiredService<SessionSchedule>().Between(null, TradingTime.Parse("2024-01-12"));
        var trader = new Trader(
            Signature.Parse("alice"),
            ModelId.Parse("baseline/buy-and-hold"),
            new EqualWeightBuyAndHold(),
            new Money(10_000)
        );
        var runs = await arena.RunAsync([trader], schedule, null, CancellationToken.None);

        Assert.That((runs[0].Fault, runs[0].Results.Count), Is.EqualTo(((SessionResult.Faulted?)null, 10)));
    }

    [TestCase(typeof(IMarketData))]
    [TestCase(typeof(IBrokerage))]
    [TestCase(typeof(IStore))]
    [TestCase(typeof(TimeProvider))]
    [TestCase(typeof(SessionRunner))]
    [TestCase(typeof(OrderReplay))]
    [TestCase(typeof(SessionSchedule))]
    [TestCase(typeof(Arena))]
    [TestCase(typeof(HaltSwitch))]
    [TestCase(typeof(RuleBook))]
    [TestCase(typeof(IFeeModel))]
    [TestCase(typeof(ISlippageModel))]
    public async Task Every_part_can_be_asked_for_and_is_one_for_all(Type service)
    {
        await using var provider = Ready().BuildServiceProvider();

        object first = provider.GetRequiredService(service);
        object second = provider.GetRequiredService(service);

        Assert.That(second, Is.SameAs(first));
    }

    [TestCase(typeof(PriceSeries))]
    [TestCase(typeof(IPriceSource))]
    [TestCase(typeof(ILedgerStore))]
    [TestCase(typeof(Microsoft.Extensions.Logging.ILogger<Arena>))]
    public async Task What_nobody_may_ask_for_without_a_context_or_belongs_to_the_application_is_no_service(
        Type service
    )
    {
        await using var provider = Ready().BuildServiceProvider();

        Assert.That(provider.GetService(service), Is.Null);
    }

    [Test]
    public async Task A_decorated_store_records_the_sessions()
    {
        var services = Ready();
        FaultInjectingLedger? counting = null;
        services
            .AddAiTrader()
            .UseStore(provider =>
                new InMemoryStore(provider.GetRequiredService<TimeProvider>()).WithLedgers(ledgers =>
                    counting = new FaultInjectingLedger(ledgers, _ => StoreFault.None)
                )
            );
        await using var provider = services.BuildServiceProvider();

        await provider
            .GetRequiredService<Arena>()
            .RunAsync(
                [new Trader(Signature.Parse("a"), ModelId.Parse("test/model"), new AllCash(), new Money(1))],
                provider.GetRequiredService<SessionSchedule>().Between(null, TradingTime.Parse("2024-01-02"))
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
    public async Task The_clock_of_the_application_comes_first()
    {
        var services = new ServiceCollection();
        var clock = Substitute.For<TimeProvider>();
        services.AddSingleton(clock);
        services.AddAiTrader();
        await using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<TimeProvider>(), Is.SameAs(clock));
    }

    [Test]
    public async Task On_start_every_problem_of_set_up_and_options_is_named_at_once()
    {
        await using var provider = Services(options => (options.FeeRate, options.Parallelism) = (2, 0))
            .BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() =>
            provider.GetRequiredService<IStartupValidator>().Validate()
        );

        Assert.That(
            refusal!.Failures,
            Has.Exactly(5)
                .Items.And.One.Contains("No market: call AddAiTrader().UseMarket(...)")
                .And.One.Contains("No prices: call AddAiTrader().UsePrices(...)")
                .And.One.Contains("FeeRate")
                .And.One.Contains("Parallelism")
                .And.One.Contains("No store: call UseSqliteStore(...) or UseInMemoryStore().")
        );
    }

    [TestCase(typeof(Arena))]
    [TestCase(typeof(IBrokerage))]
    [TestCase(typeof(SessionSchedule))]
    [TestCase(typeof(IMarketData))]
    [TestCase(typeof(RuleBook))]
    public async Task Without_a_host_the_first_use_names_them(Type service)
    {
        var services = new ServiceCollection();
        services.AddAiTrader().UseInMemoryStore();
        await using var provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredService(service),
            Throws
                .TypeOf<OptionsValidationException>()
                .With.Message.Contains("No market")
                .And.Message.Contains("No prices")
        );
    }

    [TestCaseSource(nameof(WrongOptions))]
    public async Task A_wrong_option_is_named_with_what_is_allowed(Action<AiTraderOptions> configure, string name)
    {
        await using var provider = Ready(configure).BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Property("Failures").One.Contains(name)
        );
    }

    [Test]
    public async Task The_widest_options_are_allowed()
    {
        await using var provider = Ready(options =>
                (
                    options.Parallelism,
                    options.FeeRate,
                    options.MinimumFee,
                    options.SlippageBasisPoints,
                    options.OrderNotionalLimit,
                    options.PositionLimit,
                    options.DailyLossLimit
                ) = (1024, 1, 1_000_000_000, 1000, 1_000_000_000_000, 1, 1)
            )
            .BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<IStartupValidator>().Validate(), Throws.Nothing);
    }

    [Test]
    public async Task Options_become_rules_after_the_standard_ones_and_the_halt_comes_first()
    {
        var services = Ready(options =>
            (options.OrderNotionalLimit, options.PositionLimit, options.DailyLossLimit) = (5000, 0.25m, 0.05m)
        );
        var mine = Substitute.For<ITradingRule>();
        services.AddSingleton(mine);
        await using var provider = services.BuildServiceProvider();

        var rules = provider.GetRequiredService<RuleBook>().Rules;

        Type[] expected =
        [
            typeof(HaltRule),
            .. RuleBook.Standard.Rules.Select(rule => rule.GetType()),
            typeof(OrderNotionalRule),
            typeof(PositionLimitRule),
            typeof(DailyLossRule),
            mine.GetType(),
        ];
        Assert.That(rules.Select(rule => rule.GetType()), Is.EqualTo(expected));
        Assert.That(
            (
                rules.OfType<OrderNotionalRule>().Single().Limit,
                rules.OfType<PositionLimitRule>().Single().Share,
                rules.OfType<DailyLossRule>().Single().Share
            ),
            Is.EqualTo((new Money(5000), 0.25m, 0.05m))
        );
    }

    [Test]
    public async Task Without_options_there_are_the_halt_and_the_standard_rules()
    {
        await using var provider = Ready().BuildServiceProvider();

        Assert.That(
            provider.GetRequiredService<RuleBook>().Rules,
            Has.Count.EqualTo(RuleBook.Standard.Rules.Count + 1)
        );
    }

    [Test]
    public async Task Options_become_fee_and_slippage()
    {
        await using var provider = Ready(options =>
                (options.FeeRate, options.MinimumFee, options.SlippageBasisPoints) = (0.001m, 5, 25)
            )
            .BuildServiceProvider();

        var fee = (RateFeeModel)provider.GetRequiredService<IFeeModel>();

        Assert.That(
            (fee.Rate, fee.Minimum, ((BasisPointSlippageModel)provider.GetRequiredService<ISlippageModel>()).Points),
            Is.EqualTo((0.001m, new Money(5), 25m))
        );
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

        Assert.That(provider.GetRequiredService<IMarketData>().Market, Is.EqualTo(Market.Crypto));
        Assert.That(
            new object[]
            {
                provider.GetRequiredService<IStore>(),
                provider.GetRequiredService<IFeeModel>(),
                provider.GetRequiredService<ISlippageModel>(),
            },
            Is.EqualTo(new object[] { store, fees, slippage })
        );
        Assert.That(
            provider.GetServices<IStore>().Count()
                + provider.GetServices<Market>().Count()
                + provider.GetServices<MarketPrices>().Count(),
            Is.EqualTo(3)
        );
    }

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

        Assert.That(provider.GetRequiredService<RuleBook>().Rules[^1], Is.SameAs(mine));
    }

    [Test]
    public void Prices_of_no_known_kind_are_refused_at_once() =>
        Assert.That(() => new ServiceCollection().AddAiTrader().UsePrices("prices.xls"), Throws.ArgumentException);

    private static IEnumerable<TestCaseData> WrongOptions()
    {
        static TestCaseData Wrong(string name, string value, Action<AiTraderOptions> configure) =>
            new TestCaseData(configure, name).SetArgDisplayNames($"{name} {value}");

        yield return Wrong("Parallelism", "0", options => options.Parallelism = 0);
        yield return Wrong("Parallelism", "1025", options => options.Parallelism = 1025);
        yield return Wrong("FeeRate", "-0.1", options => options.FeeRate = -0.1m);
        yield return Wrong("FeeRate", "1.1", options => options.FeeRate = 1.1m);
        yield return Wrong("MinimumFee", "-1", options => options.MinimumFee = -1);
        yield return Wrong("SlippageBasisPoints", "-1", options => options.SlippageBasisPoints = -1);
        yield return Wrong("SlippageBasisPoints", "1001", options => options.SlippageBasisPoints = 1001);
        yield return Wrong("OrderNotionalLimit", "0", options => options.OrderNotionalLimit = 0);
        yield return Wrong("PositionLimit", "0", options => options.PositionLimit = 0);
        yield return Wrong("PositionLimit", "1.1", options => options.PositionLimit = 1.1m);
        yield return Wrong("DailyLossLimit", "-0.1", options => options.DailyLossLimit = -0.1m);
        yield return Wrong("DailyLossLimit", "1.1", options => options.DailyLossLimit = 1.1m);
    }

    private static ServiceCollection Ready() => Ready(_ => { });

    private static ServiceCollection Ready(Action<AiTraderOptions> configure)
    {
        var services = Services(configure);
        services.AddAiTrader().UseMarket(Market.Us).UsePrices(SyntheticPriceSource.Daily(7)).UseInMemoryStore();
        return services;
    }

    private static ServiceCollection Services(Action<AiTraderOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddAiTrader(configure);
        return services;
    }
}
