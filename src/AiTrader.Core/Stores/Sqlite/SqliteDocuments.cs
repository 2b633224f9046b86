using System.Text;
using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>The documents, in the same file as the ledgers. One caller at a time uses it.</summary>
/// <remarks>Contents are bytes of UTF-8: SQLite ends a text at a null character.</remarks>
internal sealed class SqliteDocuments(SqliteConnection connection) : IDisposable
{
    private const int PageSize = 100;
    private const string Select = "SELECT id, version, content, hash FROM documents WHERE kind = $0 ";

    private readonly SqliteStatement _find = new(connection, Select + "AND id = $1", 2);
    private readonly SqliteStatement _from = Page(connection, ">=");
    private readonly SqliteStatement _after = Page(connection, ">");
    private readonly SqliteStatement _versions = new(
        connection,
        """
        SELECT
            (SELECT last FROM document_versions WHERE kind = $0),
            (SELECT hash FROM document_versions WHERE kind = $0),
            (SELECT version FROM documents WHERE kind = $0 AND id = $1)
        """,
        2
    );
    private readonly SqliteStatement _number = new(
        connection,
        "INSERT INTO document_versions (kind, last, hash) VALUES ($0, $1, $2) ON CONFLICT DO UPDATE "
            + "SET last = $1, hash = $2",
        3
    );
    private readonly SqliteStatement _write = new(
        connection,
        "INSERT INTO documents (kind, id, version, content, hash) VALUES ($0, $1, $2, $3, $4) ON CONFLICT DO UPDATE "
            + "SET version = $2, content = $3, hash = $4",
        5
    );
    private readonly SqliteStatement _delete = new(
        connection,
        "DELETE FROM documents WHERE kind = $0 AND id = $1 AND version = $2",
        3
    );

    /// <summary>A document; null if there is none.</summary>
    /// <exception cref="StoreCorruptedException">It was changed.</exception>
    public Document? Find(DocumentKey key)
    {
        using var row = _find.Query(key.Kind, key.Id);
        return row.Read() ? Read(key.Kind, row) : null;
    }

    /// <summary>Writes a document if the file has its version.</summary>
    /// <returns>The document with its new version; null if the file has another one.</returns>
    /// <exception cref="StoreCorruptedException">The numbers of versions were changed.</exception>
    public Document? Write(Document document)
    {
        var key = document.Key;
        var (last, version) = FindVersions(key);
        if (version > last)
        {
            throw DocumentHash.Changed(key.Kind, key.Id);
        }

        if (version != document.Version)
        {
            return null;
        }

        var written = document with { Version = last + 1 };
        _number.Run(key.Kind, written.Version, SqliteRowHash.Of($"{key.Kind}\n{written.Version}"));
        _write.Run(
            key.Kind,
            key.Id,
            written.Version,
            Encoding.UTF8.GetBytes(written.Content),
            SqliteRowHash.Of($"{key}\n{written.Version}\n{written.Content}")
        );
        return written;
    }

    /// <summary>Deletes a document if the file has its version.</summary>
    public bool Delete(Document document) => _delete.Run(document.Key.Kind, document.Key.Id, document.Version) == 1;

    /// <summary>Some documents of a kind, in order: those whose ids begin with a prefix, after an id.</summary>
    /// <exception cref="StoreCorruptedException">One was changed.</exception>
    public IReadOnlyList<Document> List(string kind, string prefix, string after)
    {
        var page = new List<Document>();
        bool isAfter = CodePointOrder.Instance.Compare(after, prefix) >= 0;
        using var rows = isAfter ? _after.Query(kind, after) : _from.Query(kind, prefix);
        while (rows.Read() && rows.GetString(0).StartsWith(prefix, StringComparison.Ordinal))
        {
            page.Add(Read(kind, rows));
        }

        return page;
    }

    public void Dispose()
    {
        _find.Dispose();
        _from.Dispose();
        _after.Dispose();
        _versions.Dispose();
        _number.Dispose();
        _write.Dispose();
        _delete.Dispose();
    }

    private static SqliteStatement Page(SqliteConnection connection, string comparison) =>
        new(connection, $"{Select}AND id {comparison} $1 ORDER BY id LIMIT {PageSize}", 2);

    // The last version of the kind, and that of the document; zero where there is none.
    private (long Last, long Version) FindVersions(DocumentKey key)
    {
        using var row = _versions.Query(key.Kind, key.Id);
        row.Read();
        var (last, version) = (row.IsNull(0) ? 0 : row.GetInt64(0), row.IsNull(2) ? 0 : row.GetInt64(2));
        return last == 0 || SqliteRowHash.Fits(row.GetBytes(1), $"{key.Kind}\n{last}")
            ? (last, version)
            : throw DocumentHash.Changed(key.Kind, key.Id);
    }

    private static Document Read(string kind, SqliteCursor row)
    {
        string id = row.GetString(0);
        long version = row.GetInt64(1);
        string content = Encoding.UTF8.GetString(row.GetBytes(2));
        return SqliteRowHash.Fits(row.GetBytes(3), $"{kind}/{id}\n{version}\n{content}")
            ? new Document(new DocumentKey(kind, id), content) { Version = version }
            : throw DocumentHash.Changed(kind, id);
    }
}
