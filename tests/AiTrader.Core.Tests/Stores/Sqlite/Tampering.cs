namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>Ways of changing Alice's six entries behind the ledger's back.</summary>
internal static class Tampering
{
    private const string DropTriggers = "DROP TRIGGER entry_updated; DROP TRIGGER entry_deleted; ";

    /// <summary>Each way, and the first entry that is changed, missing or too many.</summary>
    public static IEnumerable<TestCaseData> Ways()
    {
        foreach (var (name, sequence, sql) in Rows)
        {
            yield return new TestCaseData(sql, sequence).SetArgDisplayNames(name);
            yield return new TestCaseData(DropTriggers + sql, sequence).SetArgDisplayNames(name + ", triggers dropped");
        }
    }

    private static readonly (string Name, long Sequence, string Sql)[] Rows =
    [
        (
            "a price changed",
            3,
            "UPDATE entries SET entry = replace(entry, '\"price\":\"10\"', '\"price\":\"1\"') WHERE "
                + "signature = 'alice' AND sequence = 3"
        ),
        (
            "the opening cash changed",
            1,
            "UPDATE entries SET entry = replace(entry, '\"cash\":\"1000\"', '\"cash\":\"9000\"') WHERE "
                + "signature = 'alice' AND sequence = 1"
        ),
        (
            "the last entry changed",
            6,
            "UPDATE entries SET entry = replace(entry, 'AAA', 'BBB') WHERE signature = 'alice' AND sequence = 6"
        ),
        (
            "an entry that is no JSON",
            2,
            "UPDATE entries SET entry = 'nonsense' WHERE signature = 'alice' AND sequence = 2"
        ),
        ("a space added", 4, "UPDATE entries SET entry = entry || ' ' WHERE signature = 'alice' AND sequence = 4"),
        ("a hash changed", 3, "UPDATE entries SET hash = zeroblob(32) WHERE signature = 'alice' AND sequence = 3"),
        ("a hash cut", 6, "UPDATE entries SET hash = x'00' WHERE signature = 'alice' AND sequence = 6"),
        ("an id moved", 3, "UPDATE entries SET id = 'moved' WHERE signature = 'alice' AND sequence = 3"),
        ("a row deleted", 3, "DELETE FROM entries WHERE signature = 'alice' AND sequence = 3"),
        ("the opening deleted", 1, "DELETE FROM entries WHERE signature = 'alice' AND sequence = 1"),
        ("the end cut off", 6, "DELETE FROM entries WHERE signature = 'alice' AND sequence = 6"),
        ("half of it cut off", 4, "DELETE FROM entries WHERE signature = 'alice' AND sequence >= 4"),
        ("every entry deleted", 1, "DELETE FROM entries WHERE signature = 'alice'"),
        (
            "an entry added",
            7,
            "INSERT INTO entries SELECT signature, 7, 'added', entry, hash FROM entries WHERE signature = "
                + "'alice' AND sequence = 6"
        ),
        (
            "an entry added with a gap",
            7,
            "INSERT INTO entries SELECT signature, 9, 'added', entry, hash FROM entries WHERE signature = "
                + "'alice' AND sequence = 6"
        ),
        (
            "renumbered from the middle",
            4,
            "UPDATE entries SET sequence = sequence + 100 WHERE signature = 'alice' AND sequence >= 4"
        ),
        (
            "two rows swapped",
            3,
            "UPDATE entries SET sequence = 99 WHERE signature = 'alice' AND sequence = 3; UPDATE entries SET "
                + "sequence = 3 WHERE signature = 'alice' AND sequence = 4; UPDATE entries SET sequence = 4 WHERE "
                + "signature = 'alice' AND sequence = 99"
        ),
        (
            "a row replaced by Bob's",
            5,
            "DELETE FROM entries WHERE signature = 'alice' AND sequence = 5; INSERT INTO entries SELECT "
                + "'alice', 5, 'bobs', entry, hash FROM entries WHERE signature = 'bob' AND sequence = 5"
        ),
        (
            "the account row set back",
            6,
            "UPDATE accounts SET version = 5, head = (SELECT hash FROM entries WHERE signature = 'alice' AND "
                + "sequence = 5) WHERE signature = 'alice'"
        ),
        ("the account row set ahead", 7, "UPDATE accounts SET version = 7 WHERE signature = 'alice'"),
        ("the account's head changed", 6, "UPDATE accounts SET head = zeroblob(32) WHERE signature = 'alice'"),
        ("the account row deleted", 1, "DELETE FROM accounts WHERE signature = 'alice'"),
    ];
}
