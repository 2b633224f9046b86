namespace AiTrader.Stores;

/// <summary>
/// The documents of programs around the traders: small, by kind and id, each with a version. A write is atomic and
/// happens only if nobody wrote in between. Safe to call concurrently, from any number of threads and, if the store is
/// shared, processes.
/// </summary>
public interface IDocumentStore
{
    /// <summary>Reads a document; null if there is none.</summary>
    /// <exception cref="StoreCorruptedException">It was changed from outside.</exception>
    ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a document if the store still has its version; version zero writes it if there is none. When it returns
    /// the document, it is as durable as the store allows.
    /// </summary>
    /// <returns>The document with its new version; null if another write came first, and nothing was changed.</returns>
    /// <exception cref="StoreCorruptedException">The documents of its kind were changed from outside.</exception>
    ValueTask<Document?> WriteAsync(Document document, CancellationToken cancellationToken = default);

    /// <summary>Deletes a document if the store still has its version.</summary>
    /// <returns>Whether it was deleted; false if another write came first.</returns>
    ValueTask<bool> DeleteAsync(Document document, CancellationToken cancellationToken = default);

    /// <summary>
    /// The documents of a kind in the order of their ids by Unicode code points. A document that is written meanwhile
    /// can be missing.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="prefix">With what the ids begin; empty for all.</param>
    /// <param name="after">The id after which to begin; empty for the first.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The kind is not allowed.</exception>
    /// <exception cref="StoreCorruptedException">A document was changed from outside.</exception>
    IAsyncEnumerable<Document> ListAsync(
        string kind,
        string prefix = "",
        string after = "",
        CancellationToken cancellationToken = default
    );
}
