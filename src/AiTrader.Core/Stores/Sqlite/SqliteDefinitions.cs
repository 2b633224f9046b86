namespace AiTrader.Stores;

/// <summary>
/// The tables of a file: ledgers, journals, faults, requests, notes, documents and events. An older file can lack all
/// but the ledgers. Entries are the truth. An account's row repeats their number and the last hash, so that missing
/// last entries show. AiTrader never updates or deletes an entry. When another program does, the triggers mark the
/// account as suspect, and its entries are verified before the next append. Dropping the triggers changes the schema,
/// which shows too.
/// </summary>
/// <remarks>
/// Appends of many signatures at once should touch few pages, because each changed page is written to disk. So entries
/// stand in the order in which they came (a table with a rowid, not one clustered by signature), and the index of ids
/// begins with the id, which signatures that trade at the same time share except for the last digits. Beside the
/// ledgers, each key is in a table and in an index, so that the check of the file notices a key that was changed.
/// </remarks>
internal static class SqliteDefinitions
{
    /// <summary>The journals.</summary>
    public const string Steps = "steps";

    /// <summary>The ledgers, which every file has.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Tables { get; } =
    [
        (
            "accounts",
            """
            CREATE TABLE accounts (
                signature TEXT NOT NULL PRIMARY KEY,
                version   INTEGER NOT NULL,
                head      BLOB NOT NULL,
                suspect   INTEGER NOT NULL DEFAULT 0
            ) WITHOUT ROWID, STRICT
            """
        ),
        (
            "entries",
            """
            CREATE TABLE entries (
                signature TEXT NOT NULL,
                sequence  INTEGER NOT NULL CHECK (sequence > 0),
                id        TEXT NOT NULL,
                entry     TEXT NOT NULL,
                hash      BLOB NOT NULL,
                PRIMARY KEY (signature, sequence),
                UNIQUE (id, signature)
            ) STRICT
            """
        ),
    ];

    /// <summary>What lies beside the ledgers.</summary>
    public static IReadOnlyList<(string Name, string Sql)> TablesBeside { get; } =
    [
        (
            Steps,
            """
            CREATE TABLE steps (
                signature TEXT NOT NULL,
                time      TEXT NOT NULL,
                number    INTEGER NOT NULL CHECK (number > 0),
                kind      TEXT NOT NULL,
                model     TEXT NOT NULL,
                content   TEXT NOT NULL,
                hash      BLOB,
                PRIMARY KEY (signature, time, number)
            ) STRICT
            """
        ),
        (
            "faults",
            """
            CREATE TABLE faults (
                signature   TEXT NOT NULL,
                time        TEXT NOT NULL,
                attempt     INTEGER NOT NULL CHECK (attempt > 0),
                model       TEXT NOT NULL,
                recorded_at INTEGER NOT NULL,
                type        TEXT NOT NULL,
                message     TEXT NOT NULL,
                UNIQUE (signature, time, attempt)
            ) STRICT
            """
        ),
        (
            "requests",
            """
            CREATE TABLE requests (
                signature TEXT NOT NULL,
                number    INTEGER NOT NULL CHECK (number > 0),
                request   TEXT NOT NULL,
                PRIMARY KEY (signature, number)
            ) STRICT
            """
        ),
        (
            "notes",
            """
            CREATE TABLE notes (
                signature TEXT NOT NULL,
                model     TEXT NOT NULL,
                number    INTEGER NOT NULL CHECK (number > 0),
                time      TEXT NOT NULL,
                id        TEXT NOT NULL,
                text      TEXT NOT NULL,
                hash      BLOB NOT NULL,
                PRIMARY KEY (signature, model, number),
                UNIQUE (signature, model, time, id)
            ) STRICT
            """
        ),
        (
            "documents",
            """
            CREATE TABLE documents (
                kind    TEXT NOT NULL,
                id      TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                content BLOB NOT NULL,
                hash    BLOB NOT NULL,
                PRIMARY KEY (kind, id)
            ) STRICT
            """
        ),
        (
            "document_versions",
            """
            CREATE TABLE document_versions (
                kind TEXT NOT NULL PRIMARY KEY,
                last INTEGER NOT NULL CHECK (last > 0),
                hash BLOB NOT NULL
            ) STRICT
            """
        ),
        (
            "events",
            """
            CREATE TABLE events (
                number    INTEGER PRIMARY KEY CHECK (number > 0),
                signature TEXT NOT NULL,
                kind      TEXT NOT NULL,
                content   BLOB NOT NULL,
                hash      BLOB NOT NULL
            ) STRICT
            """
        ),
        (
            "event_positions",
            """
            CREATE TABLE event_positions (
                signature TEXT NOT NULL PRIMARY KEY,
                position  INTEGER NOT NULL CHECK (position > 0),
                hash      BLOB NOT NULL
            ) STRICT
            """
        ),
    ];

    /// <summary>
    /// The triggers, as sqlite_schema repeats them: a difference shows that one was replaced.
    /// </summary>
    public static IReadOnlyList<(string Name, string Sql)> Triggers { get; } =
    [
        (
            "entry_updated",
            "CREATE TRIGGER entry_updated AFTER UPDATE ON entries BEGIN UPDATE accounts SET suspect = 1 "
                + "WHERE signature IN (OLD.signature, NEW.signature); END"
        ),
        (
            "entry_deleted",
            "CREATE TRIGGER entry_deleted AFTER DELETE ON entries BEGIN UPDATE accounts SET suspect = 1 "
                + "WHERE signature = OLD.signature; END"
        ),
    ];
}
