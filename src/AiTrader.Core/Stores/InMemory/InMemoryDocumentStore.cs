using System.Runtime.CompilerServices;

namespace AiTrader.Stores;

/// <summary>Documents that live as long as the process.</summary>
internal sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<string, Document>> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(OfKind(key.Kind).GetValueOrDefault(key.Id));
        }
    }

    /// <inheritdoc/>
    public ValueTask<Document?> WriteAsync(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var (key, all) = (document.Key, OfKind(document.Key.Kind));
            if ((all.GetValueOrDefault(key.Id)?.Version ?? 0) != document.Version)
            {
                return ValueTask.FromResult<Document?>(null);
            }

            long version = _versions[key.Kind] = _versions.GetValueOrDefault(key.Kind) + 1;
            var written = document with { Version = version };
            all[key.Id] = written;
            return ValueTask.FromResult<Document?>(written);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var all = OfKind(document.Key.Kind);
            return ValueTask.FromResult(
                all.GetValueOrDefault(document.Key.Id)?.Version == document.Version && all.Remove(document.Key.Id)
            );
        }
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
        Document[] listed;
        lock (_lock)
        {
            listed =
            [
                .. OfKind(kind)
                    .Where(pair =>
                        pair.Key.StartsWith(prefix, StringComparison.Ordinal)
                        && CodePointOrder.Instance.Compare(pair.Key, after) > 0
                    )
                    .Select(pair => pair.Value),
            ];
        }

        foreach (var document in listed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return document;
        }
    }

    private SortedDictionary<string, Document> OfKind(string kind)
    {
        if (!_kinds.TryGetValue(kind, out var all))
        {
            _kinds.Add(kind, all = new SortedDictionary<string, Document>(CodePointOrder.Instance));
        }

        return all;
    }
}
