using AiTrader.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static AiTrader.Core.Tests.Hosting.TradingServices;

namespace AiTrader.Core.Tests.Hosting;

/// <summary>What the options become, and how a wrong one is named.</summary>
public sealed class AiTraderOptionsTests
{
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
    [TestCase(typeof(SessionRunner))]
    [TestCase(typeof(OrderReplay))]
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
        services.AddAiTrader().AddRule(mine);
        await using var provider = services.BuildServiceProvider();

        var rules = provider.GetRequiredService<TradingParts>().Arguments.Rules.Rules;

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
            provider.GetRequiredService<TradingParts>().Arguments.Rules.Rules,
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

        var arguments = provider.GetRequiredService<TradingParts>().Arguments;
        var fee = (RateFeeModel)arguments.Fees;

        Assert.That(
            (fee.Rate, fee.Minimum, ((BasisPointSlippageModel)arguments.Slippage).Points),
            Is.EqualTo((0.001m, new Money(5), 25m))
        );
    }

    [Test]
    public async Task Options_become_the_rules_of_a_venue()
    {
        await using var provider = Ready(options =>
                (options.FeeSchedule, options.VolumeLimit, options.CorporateActions) = ("us", 0.1m, true)
            )
            .BuildServiceProvider();

        var arguments = provider.GetRequiredService<TradingParts>().Arguments;

        Assert.That(((FeeScheduleModel)arguments.Fees).Schedule, Is.SameAs(KnownFees.Us));
        Assert.That((arguments.VolumeLimit, arguments.CorporateActions), Is.EqualTo(((decimal?)0.1m, true)));
    }

    [Test]
    public async Task A_market_without_price_limits_or_lots_refuses_them()
    {
        await using var limits = Ready(options => options.PriceLimits = true).BuildServiceProvider();
        await using var lots = Ready(options => options.OddLots = true).BuildServiceProvider();

        Assert.That(
            limits.GetRequiredService<SessionRunner>,
            Throws.InvalidOperationException.With.Message.Contains("the market us has no price limits")
        );
        Assert.That(
            lots.GetRequiredService<SessionRunner>,
            Throws.InvalidOperationException.With.Message.Contains("the market us has no lots")
        );
    }

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
        yield return Wrong("FeeSchedule", "uk", options => options.FeeSchedule = "uk");
        yield return Wrong(
            "FeeSchedule",
            "and a rate",
            options => (options.FeeSchedule, options.FeeRate) = ("us", 0.001m)
        );
        yield return Wrong("VolumeLimit", "0", options => options.VolumeLimit = 0);
        yield return Wrong("VolumeLimit", "1.1", options => options.VolumeLimit = 1.1m);
        yield return Wrong("OrderNotionalLimit", "0", options => options.OrderNotionalLimit = 0);
        yield return Wrong("PositionLimit", "0", options => options.PositionLimit = 0);
        yield return Wrong("PositionLimit", "1.1", options => options.PositionLimit = 1.1m);
        yield return Wrong("DailyLossLimit", "-0.1", options => options.DailyLossLimit = -0.1m);
        yield return Wrong("DailyLossLimit", "1.1", options => options.DailyLossLimit = 1.1m);
    }
}
