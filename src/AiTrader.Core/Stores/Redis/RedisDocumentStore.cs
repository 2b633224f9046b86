using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// Documents in the same database of Redis as the ledgers, and as durable. Those of a kind are a hash
/// <c>aitrader:documents:{user}</c>, beside which their ids in order and the last version are.
/// </summary>
internal sealed class RedisDocumentStore(RedisDatabase database) : IDocumentStore
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public async ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        var value = await database.ReadFieldAsync(KeysOf(key.Kind)[0], key.Id).ConfigureAwait(false);
        return value.IsNull ? null : Read(key.Kind, key.Id, (string)value!);
    }

    /// <inheritdoc/>
    public async ValueTask<Document?> WriteAsync(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        var (kind, id) = (document.Key.Kind, document.Key.Id);
        string value = $"{Convert.ToHexStringLower(DocumentHash.HashOf(document))} {document.Content}";
        var reply = await database
            .RunAsync(RedisScript.WriteDocument, KeysOf(kind), [id, document.Version, value])
            .ConfigureAwait(false);
        return (string?)reply[0] switch
        {
            "written" => document with { Version = (long)reply[1] },
            "other" => null,
            _ => throw DocumentHash.Changed(kind, id),
        };
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        var (kind, id) = (document.Key.Kind, document.Key.Id);
        var reply = await database
            .RunAsync(RedisScript.DeleteDocument, KeysOf(kind)[..2], [id, document.Version])
            .ConfigureAwait(false);
        return (string?)reply[0] switch
        {
            "deleted" => true,
            "other" => false,
            _ => throw DocumentHash.Changed(kind, id),
        };
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
        var from = CodePointOrder.Instance.Compare(after, prefix) >= 0 ? Bound("(", after) : Bound("[", prefix);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await ListAsync(kind, from, EndOf(prefix)).ConfigureAwait(false);
            foreach (var document in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return document;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            from = Bound("(", page[^1].Key.Id);
        }
    }

    private async Task<IReadOnlyList<Document>> ListAsync(string kind, RedisValue from, RedisValue to)
    {
        var reply = await database
            .RunAsync(RedisScript.ListDocuments, KeysOf(kind)[..2], [from, to, PageSize])
            .ConfigureAwait(false);
        return reply.Length == 1
            ? throw DocumentHash.Changed(kind, "")
            : [.. reply.Chunk(2).Select(pair => Read(kind, (string)pair[0]!, (string)pair[1]!))];
    }

    // The documents, their ids in order, and the last version: not under "aitrader:{", where signatures are.
    private static RedisKey[] KeysOf(string kind)
    {
        string documents = $"aitrader:documents:{{{kind}}}";
        return [documents, $"{documents}:ids", $"{documents}:version"];
    }

    // "12 5f1c... content": the version, the hash and the content.
    private static Document Read(string kind, string id, string value)
    {
        string[] parts = value.Split(' ', 3);
        return
            parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            && RedisPage.ReadHash(parts[1]) is { } hash
            ? DocumentHash.Read(kind, id, version, parts[2], hash)
            : throw DocumentHash.Changed(kind, id);
    }

    private static RedisValue Bound(string kind, string id) => Encoding.UTF8.GetBytes(kind + id);

    // UTF-8 has no byte 255, so that it comes after all ids with the prefix.
    private static RedisValue EndOf(string prefix) => (byte[])[.. Encoding.UTF8.GetBytes("(" + prefix), 0xFF];
}
