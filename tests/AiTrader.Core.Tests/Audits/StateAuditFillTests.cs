using static AiTrader.Core.Tests.Audits.AuditedRecords;

namespace AiTrader.Core.Tests.Audits;

/// <summary>A recorded fill that no market would give is found, in its line and in no other.</summary>
public sealed class StateAuditFillTests
{
    [Test]
    public void A_fill_of_nothing_is_found() =>
        Assert.That(
            Audit([.. Honest(), Record(6, "2025-10-09", "buy", "AAA", 0, 910, ("AAA", 10))]),
            Is.EqualTo(new[] { "7 zero_quantity" })
        );

    [Test]
    public void A_negative_fill_is_found() =>
        Assert.That(
            Audit([.. Honest(), Record(6, "2025-10-09", "buy", "AAA", -5, 975, ("AAA", 5))]),
            Is.EqualTo(new[] { "7 negative_quantity" })
        );

    [Test]
    public void A_symbol_that_has_no_prices_is_found() =>
        Assert.That(
            Audit([.. Honest(), Record(6, "2025-10-09", "buy", "XXX", 1, 899, ("AAA", 10), ("XXX", 1))]),
            Is.EqualTo(new[] { "7 unknown_symbol" })
        );

    [Test]
    public void A_fill_at_a_time_without_a_bar_is_found() =>
        Assert.That(
            Audit([.. Honest(), Record(6, "2025-10-12", "sell", "AAA", 1, 914, ("AAA", 9))]),
            Is.EqualTo(new[] { "7 no_price" })
        );

    [Test]
    public void A_part_of_a_unit_is_found() =>
        Assert.That(
            Audit([.. Honest(), Record(6, "2025-10-09", "buy", "AAA", 0.5m, 903.5m, ("AAA", 10.5m))]),
            Is.EqualTo(new[] { "7 fractional_quantity" })
        );

    [Test]
    public void A_sell_of_more_than_is_held_is_found() =>
        Assert.That(
            Audit([.. Honest(), Record(6, "2025-10-09", "sell", "AAA", 11, 1053, ("AAA", -1))]),
            Is.EqualTo(new[] { "7 insufficient_holding" })
        );

    [Test]
    public void A_buy_of_more_than_the_cash_is_found() =>
        Assert.That(
            Audit([.. Honest(), Record(6, "2025-10-09", "buy", "BBB", 10, -60, ("AAA", 10), ("BBB", 10))]),
            Is.EqualTo(new[] { "7 insufficient_cash" })
        );

    [Test]
    public void A_fill_at_the_close_is_found_once_and_not_again_in_what_follows()
    {
        var records = Honest();
        foreach (int i in (int[])[1, 2, 3, 4, 5])
        {
            records[i]["positions"]!["CASH"] = records[i]["positions"]!["CASH"]!.GetValue<decimal>() - 5;
        }

        Assert.That(
            Messages(records),
            Is.EqualTo(
                new[]
                {
                    "2 price_not_open AAA was filled at 10.5 and opens at 10. The cash is 895; 900 follows "
                        + "from line 1.",
                }
            )
        );
    }

    [Test]
    public void A_sell_on_the_day_of_the_buy_is_found_where_it_is_not_allowed() =>
        Assert.That(
            Audit(
                Market.ChinaA,
                [
                    Opening(10_000).ToJsonString(),
                    Record(1, "2025-10-06", "buy", "AAA", 300, 7000, ("AAA", 300)).ToJsonString(),
                    Record(2, "2025-10-07", "buy", "AAA", 100, 5900, ("AAA", 400)).ToJsonString(),
                    Record(3, "2025-10-07", "sell", "AAA", 300, 9200, ("AAA", 100)).ToJsonString(),
                    Record(4, "2025-10-07", "sell", "AAA", 100, 10300).ToJsonString(),
                ]
            ),
            Is.EqualTo(new[] { "5 t_plus_1_violation_same_calendar_day" })
        );
}
