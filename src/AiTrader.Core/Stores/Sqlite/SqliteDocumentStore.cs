using System.Runtime.CompilerServices;

namespace AiTrader.Stores;

/// <summary>Documents in the same SQLite file as the ledgers, written by the same thread and as durable.</summary>
internal sealed class SqliteDocumentStore(SqliteWriter writer, SqliteReaders readers) : IDocumentStore
{
    /// <inheritdoc/>
    public ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        return ValueTask.FromResult(reader.Tables.Documents.Find(key));
    }

    /// <inheritdoc/>
    public async ValueTask<Document?> WriteAsync(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.DoAsync(books => books.Tables.Documents.Write(document)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.DoAsync(books => books.Tables.Documents.Delete(document)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Document> ListAsync(
        string kind,
        string prefix = "",
        string after = "",
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        DocumentKey.RequireKind(kind);
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(after);
        await Task.CompletedTask.ConfigureAwait(false);
        for (var page = Read(after); page.Count > 0; page = Read(page[^1].Key.Id))
        {
            foreach (var document in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return document;
            }
        }

        IReadOnlyList<Document> Read(string last)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var reader = readers.Borrow();
            return reader.Tables.Documents.List(kind, prefix, last);
        }
    }
}
