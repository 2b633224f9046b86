using AiTrader.Audits;
using AiTrader.Stores;
using static AiTrader.Core.Tests.Audits.ForgedLedger;

namespace AiTrader.Core.Tests.Audits;

/// <summary>What bars are said to have done to an order that rests, and did not.</summary>
public sealed class SettlementAuditTests
{
    // Neither the 6th nor the open of the 7th reaches it; within the 7th the price falls through it.
    private static readonly Order Limit = Buy(OrderTerms.Limit(9.2m, TimeInForce.Gtc));
    private static readonly Order DayLimit = Buy(OrderTerms.Limit(9.2m));
    private static readonly Order StopBuy = Buy(OrderTerms.Stop(11.2m, TimeInForce.Gtc));

    [Test]
    public async Task What_a_bar_did_is_clean() =>
        Assert.That(await CodesAsync(Rests(Limit, 93), Executed("2025-10-07", 9.2m, 1), Holds("2025-10-08")), Is.Empty);

    [TestCase(9.1, 1, "3 event_differs, 3 price_not_of_order")]
    [TestCase(8.9, 1, "3 event_differs, 3 price_beyond_bar")]
    [TestCase(9.25, 0.5, "3 event_differs, 3 limit_not_kept")]
    [TestCase(9.2, 0.5, "3 event_differs")]
    [TestCase(9.2, 1.5, "3 event_differs")]
    public async Task Another_price_or_fee_is_found(double price, double fee, string codes) =>
        Assert.That(
            string.Join(", ", await CodesAsync(Rests(Limit, 93), Executed("2025-10-07", (decimal)price, (decimal)fee))),
            Is.EqualTo(codes)
        );

    [Test]
    public async Task The_message_names_what_is_recorded_and_what_the_bars_say()
    {
        var defects = await DefectsAsync(Fees, Rests(Limit, 93), Executed("2025-10-07", 9.2m, 1.5m));

        Assert.That(
            defects.Single().Message,
            Is.EqualTo(
                "Of order 2, 'buy 10 AAA limit 9.2 gtc' is recorded the fill of 10 units at 9.2 at 2025-10-07, with a "
                    + "fee of 1.5; by the bars it is the fill of 10 units at 9.2 at 2025-10-07, with a fee of 1."
            )
        );
    }

    [Test]
    public async Task Another_quantity_is_found() =>
        Assert.That(
            await CodesAsync(
                Rests(Limit, 93),
                Executed("2025-10-07", 9.2m, 1, quantity: 4, reserved: 56),
                Holds("2025-10-08")
            ),
            Is.EqualTo(new[] { "3 event_differs" })
        );

    [Test]
    public async Task Another_time_is_found_once() =>
        Assert.That(
            await CodesAsync(Rests(Limit, 93), Executed("2025-10-08", 9.2m, 1), Holds("2025-10-09")),
            Is.EqualTo(new[] { "3 event_differs", "3 limit_not_reached" })
        );

    [Test]
    public async Task An_event_that_is_missing_before_a_session_is_found_once() =>
        Assert.That(
            await CodesAsync(Rests(Limit, 93), Holds("2025-10-08"), Holds("2025-10-09")),
            Is.EqualTo(new[] { "3 event_missing" })
        );

    [Test]
    public async Task Events_that_the_end_of_a_ledger_lacks_are_no_defect() =>
        Assert.That(await CodesAsync(Rests(Limit, 93)), Is.Empty);

    [Test]
    public async Task An_event_that_is_missing_among_others_is_found_also_at_the_end()
    {
        var other = Buy(OrderTerms.Limit(9.1m, TimeInForce.Gtc), "2025-10-06#2");

        Assert.That(
            await CodesAsync(
                Rests(Limit, 93),
                Rests(other, 92),
                account =>
                    account.CreateFilled(
                        At("2025-10-07"),
                        account.OpenOrders.Last(),
                        Fill.FromRecord(other, new Price(9.1m), new Quantity(10), new Money(1)),
                        Money.Zero
                    )
            ),
            Is.EqualTo(new[] { "4 event_missing" })
        );
    }

    [Test]
    public async Task An_event_that_is_recorded_a_second_time_is_found()
    {
        var conditions = Fees with { VolumeLimit = 0.01m };

        Assert.That(
            await CodesAsync(
                conditions,
                Rests(Limit, 93),
                Executed("2025-10-07", 9.2m, 1, quantity: 5, reserved: 46),
                Executed("2025-10-08", 9.2m, 0, quantity: 5)
            ),
            Is.EqualTo(new[] { "4 event_unfounded", "4 limit_not_reached" })
        );
    }

    [Test]
    public async Task A_fill_of_a_limit_that_was_not_traded_through_is_found() =>
        Assert.That(
            await CodesAsync(
                Rests(Buy(OrderTerms.Limit(9, TimeInForce.Gtc)), 91),
                Executed("2025-10-07", 9, 1),
                Holds("2025-10-08")
            ),
            Is.EqualTo(new[] { "3 event_unfounded", "3 limit_not_reached" })
        );

    [Test]
    public async Task A_fill_beyond_the_share_of_the_volume_is_found() =>
        Assert.That(
            await CodesAsync(Fees with { VolumeLimit = 0.005m }, Rests(Limit, 93), Executed("2025-10-07", 9.2m, 1)),
            Is.EqualTo(new[] { "3 event_differs", "3 volume_exceeded" })
        );

    [Test]
    public async Task The_end_of_a_day_order_is_clean() =>
        Assert.That(await CodesAsync(Rests(DayLimit, 93), Expired("2025-10-06"), Holds("2025-10-07")), Is.Empty);

    [Test]
    public async Task An_expiry_that_is_too_late_is_found() =>
        Assert.That(
            await CodesAsync(Rests(DayLimit, 93), Expired("2025-10-07"), Holds("2025-10-08")),
            Is.EqualTo(new[] { "3 event_differs", "3 day_not_kept" })
        );

    [Test]
    public async Task An_expiry_of_an_order_that_has_no_end_is_found() =>
        Assert.That(
            await CodesAsync(Rests(Limit, 93), Expired("2025-10-06"), Holds("2025-10-08")),
            Is.EqualTo(new[] { "3 event_differs", "3 day_not_kept" })
        );

    [Test]
    public async Task An_expiry_on_the_last_day_of_the_data_is_found() =>
        Assert.That(
            await CodesAsync(Rests(Buy(OrderTerms.Limit(9)), 91, "2025-10-10"), Expired("2025-10-10")),
            Is.EqualTo(new[] { "3 event_unfounded" })
        );

    [Test]
    public async Task A_day_order_that_is_executed_on_another_day_is_found() =>
        Assert.That(
            await CodesAsync(Rests(DayLimit, 93), Executed("2025-10-07", 9.2m, 1)),
            Is.EqualTo(new[] { "3 event_differs", "3 day_not_kept" })
        );

    [Test]
    public async Task A_stop_that_is_reached_is_clean() =>
        Assert.That(
            await CodesAsync(
                Rests(StopBuy, 113.12m, "2025-10-07"),
                Executed("2025-10-08", 11.2m, 1.12m),
                Holds("2025-10-09")
            ),
            Is.Empty
        );

    [Test]
    public async Task A_fill_of_a_stop_that_no_price_reached_is_found() =>
        Assert.That(
            await CodesAsync(
                Rests(Buy(OrderTerms.Stop(13, TimeInForce.Gtc)), 131.3m),
                Executed("2025-10-08", 13, 1.3m)
            ),
            Is.EqualTo(new[] { "3 event_unfounded", "3 stop_not_reached" })
        );

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_stop_that_is_said_to_be_reached_and_was_not_is_found(bool isAtOpen) =>
        Assert.That(
            await CodesAsync(
                Rests(Buy(OrderTerms.StopLimit(13, 14, TimeInForce.Gtc)), 141.4m),
                Triggered("2025-10-08", isAtOpen)
            ),
            Is.EqualTo(new[] { "3 event_unfounded", "3 stop_not_reached" })
        );

    [Test]
    public async Task A_limit_that_counts_in_the_bar_that_reached_its_stop_is_found() =>
        Assert.That(
            await CodesAsync(
                Rests(Buy(OrderTerms.StopLimit(11.2m, 11.5m, TimeInForce.Gtc)), 116.15m, "2025-10-07"),
                Executed("2025-10-08", 11.2m, 1.12m)
            ),
            Is.EqualTo(new[] { "3 event_differs", "3 stop_not_reached" })
        );

    [TestCase(CancelReasons.InsufficientCash)]
    [TestCase(CancelReasons.Split)]
    public async Task A_cancellation_that_no_bar_made_is_found(string reason) =>
        Assert.That(
            await CodesAsync(
                Rests(StopBuy, 113.12m, "2025-10-07"),
                Canceled("2025-10-08", reason),
                Holds("2025-10-09")
            ),
            Is.EqualTo(new[] { "3 event_differs" })
        );

    [TestCase(CancelReasons.InsufficientCash, "")]
    [TestCase(CancelReasons.VolumeLimit, "3 event_differs")]
    public async Task A_stop_that_the_cash_cannot_pay_is_canceled_for_that_reason_only(string reason, string codes)
    {
        // It reserves 93 times 10.6 and 1 %; with the slippage of 1 % the fill costs more than the cash.
        var order = Buy(OrderTerms.Stop(10.6m, TimeInForce.Gtc), "2025-10-08#1", quantity: 93);

        Assert.That(
            string.Join(
                ", ",
                await CodesAsync(
                    Fees with
                    {
                        SlippageBasisPoints = 100,
                    },
                    Rests(order, 995.658m, "2025-10-08"),
                    Canceled("2025-10-08", reason),
                    Holds("2025-10-09")
                )
            ),
            Is.EqualTo(codes)
        );
    }

    [Test]
    public void A_bar_that_executes_an_order_a_second_time_is_found()
    {
        var resting = new OpenOrder(Limit, 2, TradingTime.Parse("2025-10-06"), new Quantity(5), new Money(46))
        {
            LastBar = TradingTime.Parse("2025-10-07"),
        };
        var fill = Fill.FromRecord(Limit, new Price(9.2m), new Quantity(5), Money.Zero);
        var bars = new BarJudgment(new AuditedMarket(Market.Us, Week, 0), new AuditedConditions(Fees, Mandate.None));

        Assert.That(
            bars.Of(new LedgerEntry.Filled(4, At("2025-10-07"), fill, Money.Zero, new Quantity(10), 2), resting)
                .Select(defect => defect.Code),
            Is.EqualTo(new[] { AuditCodes.ExecutedTwice })
        );
    }
}
