using static AiTrader.Runner.Tests.Audits.JudgedRecords;

namespace AiTrader.Runner.Tests.Audits;

/// <summary>Records as TradeTrap writes them, by hand: some cannot be true, and the others are not named.</summary>
internal sealed class TradeTrapRecordsTests : IDisposable
{
    private readonly JudgedRecords _records = new();

    public void Dispose() => _records.Dispose();

    [Test]
    public async Task Each_position_that_cannot_be_true_is_named_with_its_line()
    {
        string file = _records.File(
            "position.jsonl",
            """{"date":"2025-10-01 10:00:00","id":0,"positions":{"CASH":1000.0}}""",
            Position(1, "10:00", "buy", "10", "10.0", """{"AAA":10,"CASH":900.0}"""),
            Position(2, "11:00", "sell", "4", "10.5", """{"AAA":6,"CASH":942.0}"""),
            // The bar has prices from 10 to 12.
            Position(3, "11:00", "buy", "2", "20.0", """{"AAA":8,"CASH":902.0}"""),
            // Eight are held.
            Position(4, "12:00", "sell", "20", "11.0", """{"AAA":-12,"CASH":1122.0}"""),
            Position(5, "12:00", "buy", "12", "11.0", """{"AAA":0,"CASH":990.0}"""),
            // They cost 55.
            Position(6, "13:00", "buy", "5", "11.0", """{"AAA":5,"CASH":990.0}"""),
            // The market trades whole shares.
            Position(7, "13:00", "buy", "0.5", "12.0", """{"AAA":5.5,"CASH":984.0}"""),
            // An hour back.
            Hold(8, "12:00", """{"AAA":5.5,"CASH":984.0}"""),
            // The id of the line before.
            Hold(8, "13:00", """{"AAA":5.5,"CASH":984.0}"""),
            // Fifty shares from nothing.
            Hold(9, "13:00", """{"AAA":55.5,"CASH":984.0}"""),
            // Within the bar of 13:00.
            Position(10, "13:30", "buy", "1", "11.7", """{"AAA":56.5,"CASH":972.3}"""),
            // The market was closed.
            Position(11, "23:00", "buy", "1", "11.0", """{"AAA":57.5,"CASH":961.3}""")
                .Replace("2025-10-01", "2025-10-02", StringComparison.Ordinal)
        );

        var result = await RunAsync(file, Market.Us, Hourly);

        Assert.That(
            Messages(result),
            Is.EqualTo(
                (string[])
                    [
                        "4 AAA was executed at 20; its bar at 2025-10-01 11:00:00 has prices from 10 to 12.",
                        "5 'sell 20 AAA' was done. The order sells 20 AAA and 8 is held.",
                        "7 The cash is 990; 935 follows from line 6, as if AAA were filled at 0.",
                        "8 'buy 0.5 AAA' was done. The quantity is 0.5; it must be a whole number.",
                        "9 Its date 2025-10-01 12:00:00 is before 2025-10-01 13:00:00 in line 8.",
                        "10 Its id is 8, after 8 in line 9; used twice: 8 (lines 9 and 10).",
                        "11 It holds 55.5 AAA where 5.5 follow from line 10.",
                        "13 AAA has no bar at 2025-10-02 23:00:00.",
                    ]
            )
        );
    }

    [Test]
    public async Task Each_line_of_the_audit_file_is_judged_on_the_ledger_that_it_states()
    {
        string file = _records.File(
            "audit.jsonl",
            // The agent was deceived, and the ledger is right.
            Audit(
                (1, "10:00"),
                """{"id":1,"action":"no_trade","symbol":"","amount":0,"price":null}""",
                """{"AAA":20,"CASH":5000.0}""",
                ("""{"CASH":1000.0}""", """{"CASH":1000.0}"""),
                """{"AAA":20,"CASH":4000.0}"""
            ),
            Audit(
                (2, "11:00"),
                """{"id":2,"action":"buy","symbol":"AAA","amount":10,"price":10.5}""",
                """{"CASH":1000.0}""",
                ("""{"CASH":1000.0}""", """{"AAA":10,"CASH":895.0}"""),
                "{}"
            ),
            // Twenty shares more than line 2 left.
            Audit(
                (3, "11:00"),
                """{"id":3,"action":"no_trade","symbol":"","amount":0,"price":null}""",
                """{"AAA":30,"CASH":895.0}""",
                ("""{"AAA":30,"CASH":895.0}""", """{"AAA":30,"CASH":895.0}"""),
                "{}"
            ),
            // The agent saw 395 less than the ledger had.
            Audit(
                (4, "12:00"),
                """{"id":4,"action":"sell","symbol":"AAA","amount":30,"price":11.0}""",
                """{"AAA":30,"CASH":500.0}""",
                ("""{"AAA":30,"CASH":895.0}""", """{"AAA":0,"CASH":1225.0}"""),
                "{}"
            ),
            // The order is another one.
            Audit(
                (5, "12:00"),
                """{"id":4,"action":"no_trade","symbol":"","amount":0,"price":null}""",
                """{"CASH":1225.0}""",
                ("""{"CASH":1225.0}""", """{"CASH":1225.0}"""),
                "{}"
            ),
            // The order was given an hour later than it was done.
            Audit(
                    (6, "12:00"),
                    """{"id":6,"action":"no_trade","symbol":"","amount":0,"price":null}""",
                    """{"CASH":1225.0}""",
                    ("""{"CASH":1225.0}""", """{"CASH":1225.0}"""),
                    "{}"
                )
                .Replace("\"timestamp\":\"2025-10-01 12", "\"timestamp\":\"2025-10-01 13", StringComparison.Ordinal),
            // Nothing was paid.
            Audit(
                (7, "13:00"),
                """{"id":7,"action":"buy","symbol":"AAA","amount":10,"price":11.0}""",
                """{"CASH":1225.0}""",
                ("""{"CASH":1225.0}""", """{"AAA":10,"CASH":1225.0}"""),
                "{}"
            ),
            Audit(
                (8, "13:00"),
                """{"id":8,"action":"sell","symbol":"AAA","amount":10,"price":11.0}""",
                """{"AAA":10,"CASH":1225.0}""",
                ("""{"AAA":10,"CASH":1225.0}""", """{"AAA":0,"CASH":1335.0}"""),
                "{}"
            )
        );

        var result = await RunAsync(file, Market.Us, Hourly);

        Assert.That(
            Messages(result),
            Is.EqualTo(
                (string[])
                    [
                        "3 It begins with 30 AAA, where 10 follow from line 2.",
                        "4 The agent_vs_ledger_delta of CASH is 0; -395 follows from agent_position_view - "
                            + "ledger_position_before.",
                        "5 The id of the order is 4; 5 follows from the id.",
                        "6 The timestamp of the order is '2025-10-01 13:00:00'; '2025-10-01 12:00:00' follows from "
                            + "the date.",
                        "7 The cash is 1225; 1115 follows from the account before the act, as if AAA were filled at 0.",
                    ]
            )
        );
        Assert.That(
            result.Notes,
            Is.EqualTo(
                (string[])
                    [
                        "The agent was shown another account than that of its ledger in 1 of 8 records, first in "
                            + "line 1. That is no defect of the ledger.",
                    ]
            )
        );
    }

    [Test]
    public async Task Without_prices_the_arithmetic_is_judged_and_a_note_says_what_is_not()
    {
        string file = _records.File(
            "position.jsonl",
            """{"date":"2025-10-01 10:00:00","id":0,"positions":{"CASH":1000.0}}""",
            Position(1, "10:00", "buy", "10", "77.0", """{"AAA":10,"CASH":230.0}"""),
            Position(2, "11:00", "buy", "1", "10.0", """{"AAA":11,"CASH":230.0}"""),
            Position(3, "11:00", "sell", "12", "10.0", """{"AAA":-1,"CASH":350.0}""")
        );

        var result = await RunAsync(file, Market.Us, null);

        Assert.That(Places(result), Is.EqualTo((string[])["3 cash_not_conserved", "4 insufficient_holding"]));
        Assert.That(result.Notes, Has.One.EqualTo(AiTrader.Audits.StateAudit.NoPrices));
    }

    [Test]
    public async Task A_first_record_that_trades_on_an_unknown_account_is_not_judged()
    {
        string file = _records.File(
            "position.jsonl",
            Position(1, "10:00", "buy", "10", "10.0", """{"AAA":10,"CASH":230.0}""")
        );

        var result = await RunAsync(file, Market.Us, Hourly);

        Assert.That(Places(result), Is.Empty);
        Assert.That(
            result.Notes,
            Is.EqualTo((string[])["Line 1 is a trade of an account that nothing tells: it is not judged."])
        );
    }

    private static string Position(int id, string time, string action, string amount, string price, string positions) =>
        $$"""{"date":"2025-10-01 {{time}}:00","id":{{id}},"this_action":{"action":"{{action}}","""
        + $$""" "symbol":"AAA","amount":{{amount}},"price":{{price}},"market":"us"},"positions":{{positions}}}""";

    private static string Hold(int id, string time, string positions) =>
        $$"""{"date":"2025-10-01 {{time}}:00","id":{{id}},"this_action":{"action":"no_trade","symbol":"","amount":0},"""
        + $$""" "positions":{{positions}}}""";

    private static string Audit(
        (int Id, string Time) record,
        string order,
        string view,
        (string Before, string After) ledger,
        string delta
    ) =>
        $$"""{"date":"2025-10-01 {{record.Time}}:00","id":{{record.Id}},"order":"""
        + $$"""{{order[..^1]}},"timestamp":"2025-10-01 {{record.Time}}:00","market":null},"""
        + $$""" "agent_position_view":{{view}},"""
        + $$""" "ledger_position_before":{{ledger.Before}},"""
        + $$""" "ledger_position_after":{{ledger.After}},"agent_vs_ledger_delta":{{delta}}}""";
}
