using System.Runtime.CompilerServices;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Documents of which each that is read is noted.</summary>
internal sealed class LookedAt(IDocumentStore documents) : IDocumentStore
{
    /// <summary>The ids of what was read, as often as it was.</summary>
    public List<string> Ids { get; } = [];

    /// <inheritdoc/>
    public ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default)
    {
        Ids.Add(key.Id);
        return documents.FindAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Document?> WriteAsync(Document document, CancellationToken cancellationToken = default) =>
        documents.WriteAsync(document, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(Document document, CancellationToken cancellationToken = default) =>
        documents.DeleteAsync(document, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Document> ListAsync(
        string kind,
        string prefix = "",
        string after = "",
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var document in documents.ListAsync(kind, prefix, after, cancellationToken))
        {
            Ids.Add(document.Key.Id);
            yield return document;
        }
    }
}
