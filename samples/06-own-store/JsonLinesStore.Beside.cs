using AiTrader;
using AiTrader.Stores;

/// <summary>What programs around the traders keep: documents, and what happened.</summary>
public sealed partial class JsonLinesStore : IDocumentStore, IEventStore
{
    public ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken token = default) =>
        _memory.Documents.FindAsync(key, token);

    public async ValueTask<Document?> WriteAsync(Document document, CancellationToken token = default) =>
        await (Task<Document?>)await DoAsync(document, token);

    public async ValueTask<bool> DeleteAsync(Document document, CancellationToken token = default) =>
        await (Task<bool>)await DoAsync(new Line.Deletion(document), token);

    public IAsyncEnumerable<Document> ListAsync(
        string kind,
        string prefix = "",
        string after = "",
        CancellationToken token = default
    ) => _memory.Documents.ListAsync(kind, prefix, after, token);

    public async ValueTask<IReadOnlyList<StoredEvent>> AppendAsync(
        Signature signature,
        IReadOnlyList<NewEvent> events,
        CancellationToken token = default
    ) => await (Task<IReadOnlyList<StoredEvent>>)await DoAsync(new Line.Telling(signature, events), token);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(long after, int count, CancellationToken token = default) =>
        _memory.Events.ReadAsync(after, count, token);

    public ValueTask<EventRange> FindRangeAsync(CancellationToken token = default) =>
        _memory.Events.FindRangeAsync(token);

    public ValueTask<long> FindPositionAsync(Signature signature, CancellationToken token = default) =>
        _memory.Events.FindPositionAsync(signature, token);
}
