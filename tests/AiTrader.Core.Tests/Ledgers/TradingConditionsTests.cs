using System.Text;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>Fees, slippage and limits as terms of an account.</summary>
public sealed class TradingConditionsTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-06");
    private static readonly TradingConditions All = new()
    {
        FeeRate = 0.001m,
        MinimumFee = new Money(1),
        SlippageBasisPoints = 5,
    };
    private static readonly Mandate Limits = new()
    {
        OrderNotionalLimit = new Money(500),
        PositionLimit = 0.2m,
        DailyLossLimit = 0.05m,
    };
    private static readonly TradingConditions OfVenue = new()
    {
        FeeSchedule = KnownFees.ChinaA,
        VolumeLimit = 0.1m,
        PriceLimits = true,
        OddLots = true,
        CorporateActions = true,
    };

    [Test]
    public void An_account_without_conditions_has_the_line_that_it_always_had() =>
        Assert.That(
            Encoding.UTF8.GetString(LedgerEntryJson.Write(Opened(TradingConditions.None))),
            Is.EqualTo(
                """
                {"sequence":1,"signature":"alice","time":"2025-10-06","model":"test/model","id":"open","kind":"opened",
                """.Trim() + "\"market\":\"us\",\"currency\":\"USD\",\"cash\":\"1000\"}"
            )
        );

    [Test]
    public void Conditions_come_back_equal_from_a_ledger()
    {
        var opened = (LedgerEntry.AccountOpened)LedgerEntryJson.Read(LedgerEntryJson.Write(Opened(All, Limits)));

        Assert.That(opened.Terms, Is.EqualTo(Opened(All, Limits).Terms));
        Assert.That(
            $"{opened.Terms}",
            Is.EqualTo(
                "1000 USD on us with fees of 0.1 % and at least 1, slippage of 5 basis points, at most 500 an order, "
                    + "at most 20 % of the equity in a symbol, nothing bought after a daily loss of 5 %"
            )
        );
    }

    [Test]
    public void The_rules_of_a_venue_come_back_equal_from_a_ledger()
    {
        byte[] line = LedgerEntryJson.Write(Opened(OfVenue));
        var opened = (LedgerEntry.AccountOpened)LedgerEntryJson.Read(line);

        Assert.That(opened.Terms.Conditions, Is.EqualTo(OfVenue));
        Assert.That(
            Encoding.UTF8.GetString(line),
            Does.EndWith(
                "\"feeSchedule\":\"cn\",\"volumeLimit\":\"0.1\",\"priceLimits\":true,\"oddLots\":true,"
                    + "\"corporateActions\":true}"
            )
        );
        Assert.That(
            $"{opened.Terms.Conditions}",
            Is.EqualTo(
                "the fees of cn (commission, stamp duty, transfer fee), at most 10 % of the volume of a bar for each "
                    + "order, price limits, a whole holding can be sold as an odd lot, splits and dividends"
            )
        );
    }

    [Test]
    public void A_schedule_of_fees_that_is_not_known_is_refused_and_never_read_as_no_fees()
    {
        string line = Encoding.UTF8.GetString(LedgerEntryJson.Write(Opened(OfVenue)));

        Assert.That(
            () => LedgerEntryJson.Read(Encoding.UTF8.GetBytes(line.Replace("\"cn\",\"volume", "\"uk\",\"volume"))),
            Throws.TypeOf<FormatException>().With.Message.Contains("us, cn, crypto")
        );
        Assert.That(
            () => new TradingConditions { FeeSchedule = new FeeSchedule("own", KnownFees.Us.Components) },
            Throws.ArgumentException
        );
    }

    [Test]
    public void A_schedule_of_fees_takes_the_place_of_a_rate_and_a_minimum() =>
        Assert.Multiple(() =>
        {
            Assert.That(() => All with { FeeSchedule = KnownFees.Us }, Throws.ArgumentException);
            Assert.That(() => OfVenue with { FeeRate = 0.1m }, Throws.ArgumentException);
            Assert.That(() => OfVenue with { MinimumFee = new Money(1) }, Throws.ArgumentException);
            Assert.That(() => OfVenue with { FeeSchedule = null, FeeRate = 0.1m }, Throws.Nothing);
            Assert.That(OfVenue.HasFee, Is.True);
        });

    [Test]
    public async Task A_brokerage_charges_the_fees_and_applies_the_rules_with_which_an_account_was_opened()
    {
        var market = new TestMarket(Market.ChinaA)
            .Add("600519.SH", "2025-10-06", 10, 10)
            .Add("600519.SH", "2025-10-07", 11)
            .Add("000001.SZ", "2025-10-07", 10);
        await using var store = new InMemoryStore(TimeProvider.System);
        var today = Contexts.Alice("2025-10-07");
        await store.Ledgers.OpenAccountAsync(
            Context,
            AccountTerms.Create(Market.ChinaA, new Money(10_000)) with
            {
                Conditions = OfVenue with { VolumeLimit = null },
            }
        );
        var brokerage = new SimulatedBrokerage(market.MarketData, store.Ledgers);

        var bought = await brokerage.SubmitAsync(today, Buy("1", 100, "000001.SZ"));
        var denied = await brokerage.SubmitAsync(today, Buy("2", 100, "600519.SH"));

        Assert.That((bought as TradeOutcome.Filled)?.Fill.Fee, Is.EqualTo(new Money(5.01m)));
        Assert.That((denied as TradeOutcome.Denied)?.Denial.Code, Is.EqualTo(DenialCodes.PriceLimit));
    }

    [Test]
    public void A_value_outside_its_range_is_refused() =>
        Assert.Multiple(() =>
        {
            Assert.That(() => All with { FeeRate = 1.1m }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => All with { MinimumFee = new Money(-1) }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => All with { SlippageBasisPoints = 1001 }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => All with { VolumeLimit = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => All with { VolumeLimit = 1.1m }, Throws.TypeOf<ArgumentOutOfRangeException>());
        });

    [Test]
    public async Task A_brokerage_without_fees_trades_an_account_by_those_with_which_it_was_opened()
    {
        var market = TestMarket.UsWeek();
        await using var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(Context, Opened(All, Limits).Terms);
        var brokerage = new SimulatedBrokerage(market.MarketData, store.Ledgers);

        var bought = await brokerage.SubmitAsync(Context, Buy("1", 10));
        var denied = await brokerage.SubmitAsync(Context, Buy("2", 60));

        Assert.Multiple(() =>
        {
            Assert.That(bought, Is.InstanceOf<TradeOutcome.Filled>());
            Assert.That((bought as TradeOutcome.Filled)?.Fill.Fee, Is.EqualTo(new Money(1)));
            Assert.That((bought as TradeOutcome.Filled)?.Fill.Price, Is.EqualTo(new Price(10.005m)));
            Assert.That((denied as TradeOutcome.Denied)?.Denial.Code, Is.EqualTo(DenialCodes.OrderNotional));
        });
    }

    [Test]
    public async Task A_brokerage_with_other_fees_is_refused_with_both()
    {
        var market = TestMarket.UsWeek();
        await using var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(Context, Opened(All).Terms);
        var brokerage = new SimulatedBrokerage(
            market.MarketData,
            store.Ledgers,
            RuleBook.Standard,
            new RateFeeModel(0.5m, Money.Zero),
            new NoSlippageModel()
        );

        Assert.That(
            async () => await brokerage.SubmitAsync(Context, Buy("1", 10)),
            Throws
                .TypeOf<LedgerException>()
                .With.Message.Contains("fees of 0.1 % and at least 1")
                .And.Message.Contains("fees of 50 %")
        );
    }

    [Test]
    public void The_standard_models_of_a_brokerage_are_its_conditions_and_others_are_not()
    {
        var market = TestMarket.UsWeek();
        using var store = new InMemoryStore(TimeProvider.System);
        var rules = RuleBook
            .Standard.With(new OrderNotionalRule(new Money(500)))
            .With(new PositionLimitRule(0.2m))
            .With(new DailyLossRule(0.05m));
        var standard = new SimulatedBrokerage(
            market.MarketData,
            store.Ledgers,
            rules,
            new RateFeeModel(0.001m, new Money(1)),
            new BasisPointSlippageModel(5)
        );
        var own = new SimulatedBrokerage(
            market.MarketData,
            store.Ledgers,
            RuleBook.Standard,
            Substitute.For<IFeeModel>(),
            Substitute.For<ISlippageModel>()
        );

        var ofVenue = new SimulatedBrokerage(
            market.MarketData,
            store.Ledgers,
            RuleBook.Standard.With(priceLimits: true, oddLots: true),
            new FeeScheduleModel(KnownFees.ChinaA),
            new NoSlippageModel()
        )
        {
            VolumeLimit = 0.1m,
            CorporateActions = true,
        };

        var ofNobody = new SimulatedBrokerage(
            market.MarketData,
            store.Ledgers,
            RuleBook.Standard,
            new FeeScheduleModel(new FeeSchedule("mine", KnownFees.Us.Components)),
            new NoSlippageModel()
        );

        Assert.That(ofNobody.Conditions, Is.SameAs(TradingConditions.None));
        Assert.That((standard.Conditions, standard.Mandate), Is.EqualTo((All, Limits)));
        Assert.That(ofVenue.Conditions, Is.EqualTo(OfVenue));
        Assert.That(own.Conditions, Is.SameAs(TradingConditions.None));
        Assert.That(own.Mandate, Is.SameAs(Mandate.None));
    }

    private static LedgerEntry.AccountOpened Opened(TradingConditions conditions, Mandate? mandate = null) =>
        new(
            Context,
            AccountTerms.Create(Market.Us, new Money(1000)) with
            {
                Conditions = conditions,
                Mandate = mandate ?? Mandate.None,
            }
        );

    private static Order Buy(string id, decimal quantity, string symbol = "AAA") =>
        Order.Buy(ClientOrderId.Parse(id), Symbol.Parse(symbol), quantity);
}
