using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using static AiTrader.Core.Tests.Audits.AuditedRecords;

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
    public void Whatever_the_numbers_the_audit_comes_to_an_end() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<double[]>(numbers =>
            {
                string[] lines = [.. Honest().Select(record => record.ToJsonString())];
                foreach (var (number, i) in numbers.Where(double.IsFinite).Select((number, i) => (number, i)))
                {
                    string text = number.ToString(CultureInfo.InvariantCulture);
                    lines[i % lines.Length] =
                        $$$"""{"date":"2025-10-07","id":{{{i}}},"this_action":"""
                        + $$$"""{"action":"sell","symbol":"AAA","amount":{{{text}}}},"positions":"""
                        + $$$"""{"AAA":{{{text}}},"CASH":{{{text}}}}}""";
                }

                return Audit(lines).Length >= 0;
            })
        );
}
