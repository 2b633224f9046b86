using System.Globalization;
using System.Text.Json.Nodes;
using AiTrader.Audits;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Audits;

/// <summary>
/// AI-Trader's own records with one thing changed: each defect is found, in its line and in no other.
/// </summary>
public sealed class StateAuditTests
{
    [Test]
    public void Records_that_follow_are_clean() => Assert.That(Audit(Honest()), Is.Empty);

    [Test]
    public void What_binary64_leaves_is_no_defect()
    {
        var records = Honest();
        records[2]["positions"]!["CASH"] = 790.0000000000002;

        Assert.That(Audit(records), Is.Empty);
    }

    [Test]
    public void A_duplicate_id_is_found_with_the_line_that_has_it_already()
    {
        var records = Honest();
        records[3]["id"] = 2;

        Assert.That(
            Messages(records),
            Has.One.EqualTo("4 id_not_increasing Its id is 2, after 2 in line 3; used twice: 2 (lines 3 and 4).")
        );
    }

    [Test]
    public void Ids_that_are_used_twice_are_one_defect_where_they_begin_again()
    {
        var records = Honest();
        records[3]["id"] = 1;
        records[4]["id"] = 2;
        records[5]["id"] = 3;

        Assert.That(
            Messages(records),
            Is.EqualTo(
                new[]
                {
                    "4 id_not_increasing Its id is 1, after 2 in line 3; used twice: 1 (lines 2 and 4), 2 "
                        + "(lines 3 and 5).",
                }
            )
        );
    }

    [Test]
    public void A_state_that_follows_from_an_earlier_record_is_found_with_what_is_lost()
    {
        var records = Honest();
        records[4] = Record(4, "2025-10-08", "buy", "AAA", 1, 888, ("AAA", 11));
        records.RemoveRange(5, 1);

        Assert.That(
            Messages(records),
            Is.EqualTo(
                new[]
                {
                    "5 state_rolled_back_to_earlier_record It follows from line 2; what lines 3 to 4 recorded is lost.",
                }
            )
        );
    }

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
    public void One_changed_line_is_one_defect()
    {
        var records = Honest();
        records[3]["positions"]!["CASH"] = 5000;

        Assert.That(Audit(records), Is.EqualTo(new[] { "4 cash_not_conserved" }));
    }

    [Test]
    public void Cash_from_nowhere_is_found_where_it_appears()
    {
        var records = Honest();
        records.Add(Record(6, "2025-10-08", "no_trade", "", 0, 1910, ("AAA", 10)));
        records.Add(Record(7, "2025-10-09", "no_trade", "", 0, 1910, ("AAA", 10)));

        Assert.That(Audit(records), Is.EqualTo(new[] { "7 cash_not_conserved" }));
    }

    [Test]
    public void Units_from_nowhere_are_found()
    {
        var records = Honest();
        records[5]["positions"]!["CCC"] = 7;

        Assert.That(Audit(records), Is.EqualTo(new[] { "6 holding_not_conserved" }));
    }

    [Test]
    public void A_record_of_an_earlier_day_is_found()
    {
        var records = Honest();
        records[5] = Record(5, "2025-10-06", "no_trade", "", 0, 898, ("AAA", 11));

        Assert.That(Audit(records), Is.EqualTo(new[] { "6 time_out_of_order" }));
    }

    [Test]
    public void A_line_that_is_no_record_is_found_and_the_others_are_judged_all_the_same()
    {
        string[] lines = [.. Honest().Select(record => record.ToJsonString())];

        Assert.That(
            Audit([
                .. lines[..3],
                "{\"date\":\"2025-10-08\",\"id\":",
                "{\"date\":\"2025-10-08\",\"id\":3,\"positions\":{\"AAA\":1}}",
                .. lines[3..],
            ]),
            Is.EqualTo(new[] { "4 unreadable_line", "5 unreadable_line" })
        );
    }

    [Test]
    public void Where_the_act_is_not_recorded_it_is_what_changed()
    {
        var records = Honest();
        foreach (var record in records.Skip(1))
        {
            record.Remove("this_action");
        }

        records[5]["positions"]!["CASH"] = 901;

        Assert.That(Audit(records), Is.EqualTo(new[] { "6 cash_not_conserved" }));
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

    [Test]
    public void Whatever_the_numbers_the_audit_comes_to_an_end() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<double[]>(numbers =>
            {
                string[] lines = [.. Honest().Select(record => record.ToJsonString())];
                foreach (var (number, i) in numbers.Where(double.IsFinite).Select((number, i) => (number, i)))
                {
                    string text = number.ToString(CultureInfo.InvariantCulture);
                    lines[i % lines.Length] =
                        $$$"""{"date":"2025-10-07","id":{{{i}}},"this_action":{"action":"sell","symbol":"AAA","amount":{{{text}}}},"positions":{"AAA":{{{text}}},"CASH":{{{text}}}}}""";
                }

                return Audit(lines).Length >= 0;
            })
        );

    // Ten AAA at 10, ten more at 11 and away again at 12, and one more for a moment.
    private static List<JsonObject> Honest() =>
        [
            Opening(1000),
            Record(1, "2025-10-06", "buy", "AAA", 10, 900, ("AAA", 10), ("BBB", 0)),
            Record(2, "2025-10-07", "buy", "AAA", 10, 790, ("AAA", 20)),
            Record(3, "2025-10-08", "sell", "AAA", 10, 910, ("AAA", 10)),
            Record(4, "2025-10-08", "buy", "AAA", 1, 898, ("AAA", 11)),
            Record(5, "2025-10-08", "sell", "AAA", 1, 910, ("AAA", 10)),
        ];

    private static JsonObject Opening(decimal cash) =>
        new()
        {
            ["date"] = "2025-10-05",
            ["id"] = 0,
            ["positions"] = new JsonObject { ["AAA"] = 0, ["CASH"] = cash },
        };

    private static JsonObject Record(
        int id,
        string date,
        string action,
        string symbol,
        decimal amount,
        decimal cash,
        params (string Symbol, decimal Quantity)[] holdings
    )
    {
        var positions = new JsonObject(
            holdings.Select(holding => KeyValuePair.Create(holding.Symbol, (JsonNode?)holding.Quantity))
        )
        {
            ["CASH"] = cash,
        };
        return new JsonObject
        {
            ["date"] = date,
            ["id"] = id,
            ["this_action"] = new JsonObject
            {
                ["action"] = action,
                ["symbol"] = symbol,
                ["amount"] = amount,
            },
            ["positions"] = positions,
        };
    }

    private static string[] Audit(List<JsonObject> records) =>
        Audit([.. records.Select(record => record.ToJsonString())]);

    private static string[] Audit(string[] lines) => Audit(Market.Us, lines);

    private static string[] Audit(Market market, string[] lines) =>
        [.. Run(market, lines).Defects.Select(defect => $"{defect.Line} {defect.Code}")];

    private static string[] Messages(List<JsonObject> records) =>
        [
            .. Run(Market.Us, [.. records.Select(record => record.ToJsonString())])
                .Defects.Select(defect => $"{defect.Line} {defect.Code} {defect.Message}"),
        ];

    private static AuditResult Run(Market market, string[] lines)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.File("position.jsonl"), lines);
        return new StateAudit(market, TestMarket.UsWeek().Series).Run(
            RecordedStateFile.Read(folder.File("position.jsonl"), [])
        );
    }
}
