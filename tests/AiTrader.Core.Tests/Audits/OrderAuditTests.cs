using AiTrader.Audits;
using AiTrader.Stores;
using static AiTrader.Core.Tests.Audits.ForgedLedger;

namespace AiTrader.Core.Tests.Audits;

/// <summary>What is recorded of an order with terms, or under a volume limit, as it was given.</summary>
public sealed class OrderAuditTests
{
    private static readonly TradingConditions Volume = new() { VolumeLimit = 0.01m };

    [Test]
    public async Task An_order_that_rests_with_what_it_reserves_is_clean() =>
        Assert.That(await CodesAsync(Rests(Buy(OrderTerms.Limit(9.2m)), 93)), Is.Empty);

    [TestCase(92)]
    [TestCase(94)]
    public async Task Another_reserve_is_found(decimal reserved) =>
        Assert.That(
            await CodesAsync(Rests(Buy(OrderTerms.Limit(9.2m)), reserved)),
            Is.EqualTo(new[] { "2 order_outcome_differs" })
        );

    [Test]
    public async Task An_order_that_rests_although_the_open_reaches_it_is_found() =>
        Assert.That(
            await CodesAsync(Rests(Buy(OrderTerms.Limit(10.5m)), 106.05m)),
            Is.EqualTo(new[] { "2 order_outcome_differs" })
        );

    [Test]
    public async Task A_market_order_that_rests_is_found() =>
        Assert.That(
            await CodesAsync(Rests(Buy(OrderTerms.Market), 0)),
            Is.EqualTo(new[] { "2 order_outcome_differs" })
        );

    [TestCase(10.0, 1.0, "")]
    [TestCase(10.1, 1.01, "2 price_not_open")]
    [TestCase(10.0, 1.5, "2 fee_not_of_terms")]
    [TestCase(10.6, 1.06, "2 price_not_open, 2 limit_not_kept")]
    public async Task A_limit_that_is_executed_at_once_is_at_the_open(double price, double fee, string codes) =>
        Assert.That(
            string.Join(
                ", ",
                await CodesAsync(Filled("2025-10-06", Buy(OrderTerms.Limit(10.5m)), (decimal)price, (decimal)fee))
            ),
            Is.EqualTo(codes)
        );

    [Test]
    public async Task A_limit_that_is_executed_at_once_although_the_open_does_not_reach_it_is_found() =>
        Assert.That(
            await CodesAsync(Filled("2025-10-06", Buy(OrderTerms.Limit(9.8m)), 9.8m, 1)),
            Is.EqualTo(new[] { "2 order_outcome_differs", "2 limit_not_reached" })
        );

    [Test]
    public async Task An_order_with_an_impossible_price_that_is_accepted_is_found() =>
        Assert.That(await CodesAsync(Rests(Buy(OrderTerms.Limit(0)), 0)), Is.EqualTo(new[] { "2 invalid_price" }));

    [Test]
    public async Task A_denial_for_an_impossible_price_is_clean_and_for_a_possible_one_found()
    {
        var denial = new Denial(DenialCodes.InvalidPrice, "No.");

        Assert.That(
            await CodesAsync(
                account => account.CreateDenied(At("2025-10-06"), Buy(OrderTerms.Limit(-1)), denial),
                account => account.CreateDenied(At("2025-10-06"), Buy(OrderTerms.Limit(9), "2025-10-06#2"), denial)
            ),
            Is.EqualTo(new[] { "3 denial_unfounded" })
        );
    }

    [TestCase(90, "")]
    [TestCase(5, "3 denial_unfounded")]
    public async Task A_denial_looks_at_the_cash_that_is_not_reserved(decimal quantity, string codes) =>
        Assert.That(
            string.Join(
                ", ",
                await CodesAsync(
                    Rests(Buy(OrderTerms.Limit(9.2m)), 93),
                    account =>
                        account.CreateDenied(
                            At("2025-10-06"),
                            Buy(OrderTerms.Market, "2025-10-06#2", quantity),
                            new Denial(DenialCodes.InsufficientCash, "No.")
                        )
                )
            ),
            Is.EqualTo(codes)
        );

    [Test]
    public async Task A_sell_of_units_that_another_order_reserves_is_found() =>
        Assert.That(
            await CodesAsync(
                Filled("2025-10-06", Buy(OrderTerms.Market), 10, 1),
                Rests(Sell(OrderTerms.Limit(12), "2025-10-06#2"), 0),
                Rests(Sell(OrderTerms.Limit(13), "2025-10-06#3"), 0)
            ),
            Is.EqualTo(new[] { "4 insufficient_holding", "4 reserved_beyond_holding" })
        );

    [Test]
    public async Task A_cancellation_of_an_open_order_that_is_refused_is_found()
    {
        var denial = new Denial(DenialCodes.UnknownOrder, "There is no open order.");

        Assert.That(
            await CodesAsync(
                Rests(Buy(OrderTerms.Limit(9.2m)), 93),
                account =>
                    account.CreateCancelDenied(
                        At("2025-10-06"),
                        ClientOrderId.Parse("2025-10-06#2"),
                        ClientOrderId.Parse("2025-10-06#1"),
                        denial
                    ),
                account =>
                    account.CreateCancelDenied(
                        At("2025-10-06"),
                        ClientOrderId.Parse("2025-10-06#3"),
                        ClientOrderId.Parse("other"),
                        denial
                    )
            ),
            Is.EqualTo(new[] { "3 denial_unfounded" })
        );
    }

    // The bar before has a volume of 1000, of which an order can have 10.
    [TestCase(10, null, "")]
    [TestCase(12, CancelReasons.VolumeLimit, "2 order_outcome_differs, 2 volume_exceeded")]
    public async Task A_market_order_has_its_share_of_the_volume_before(decimal filled, string? reason, string codes) =>
        Assert.That(
            string.Join(
                ", ",
                await CodesAsync(
                    Volume,
                    account =>
                        account.CreateFilled(
                            At("2025-10-07"),
                            Fill.FromRecord(
                                Buy(OrderTerms.Market, quantity: reason is null ? 10 : 20),
                                new Price(10),
                                new Quantity(filled),
                                Money.Zero
                            )
                        ) with
                        {
                            Reason = reason,
                        }
                )
            ),
            Is.EqualTo(codes)
        );

    [Test]
    public async Task A_market_order_that_the_volume_cuts_is_clean() =>
        Assert.That(
            await CodesAsync(
                Volume,
                account =>
                    account.CreateFilled(
                        At("2025-10-07"),
                        Fill.FromRecord(
                            Buy(OrderTerms.Market, quantity: 20),
                            new Price(10),
                            new Quantity(10),
                            Money.Zero
                        )
                    ) with
                    {
                        Reason = CancelReasons.VolumeLimit,
                    }
            ),
            Is.Empty
        );

    [Test]
    public async Task A_market_order_that_is_canceled_for_a_volume_that_was_there_is_found() =>
        Assert.That(
            await CodesAsync(
                Volume,
                account => account.CreateCancelled(At("2025-10-07"), Buy(OrderTerms.Market), CancelReasons.VolumeLimit)
            ),
            Is.EqualTo(new[] { "2 order_outcome_differs" })
        );

    [Test]
    public async Task What_models_of_an_account_s_own_cost_is_judged_by_the_tolerance()
    {
        var order = Buy(OrderTerms.Limit(9.2m, TimeInForce.Gtc));

        Assert.That(
            await CodesAsync(
                TradingConditions.None,
                Rests(order, 97),
                Executed("2025-10-07", 9.2m, 5),
                Holds("2025-10-08")
            ),
            Is.Empty
        );
        Assert.That(
            await CodesAsync(TradingConditions.None, Rests(order, 91)),
            Is.EqualTo(new[] { "2 order_outcome_differs" })
        );
    }

    [Test]
    public void Reserves_are_added_up_from_the_entries()
    {
        var account = Account.Open(
            new LedgerEntry.AccountOpened(At("2025-10-06"), AccountTerms.Create(Market.Us, new Money(100)))
        );
        var entry = new LedgerEntry.Accepted(2, At("2025-10-06"), Buy(OrderTerms.Limit(9)), new Money(101));

        Assert.That(account.WhyImpossible(entry), Is.Not.Null);
        Assert.That(
            new ReservationJudgment(account.Terms).After(entry, account).Select(defect => defect.Code),
            Is.EqualTo(new[] { AuditCodes.ReservedBeyondCash })
        );
    }
}
