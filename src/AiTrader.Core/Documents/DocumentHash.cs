using System.Security.Cryptography;
using System.Text;

namespace AiTrader.Stores;

/// <summary>
/// How a document is kept in a store: with a hash, so that one that was changed from outside is noticed.
/// </summary>
internal static class DocumentHash
{
    /// <summary>SHA-256 over the kind, the id and the content of a document.</summary>
    public static byte[] HashOf(Document document) => HashOf(document.Key.Kind, document.Key.Id, document.Content);

    /// <summary>The document that was written.</summary>
    /// <exception cref="StoreCorruptedException">AiTrader did not write it.</exception>
    public static Document Read(string kind, string id, long version, string content, ReadOnlySpan<byte> hash) =>
        hash.SequenceEqual(HashOf(kind, id, content))
            ? new Document(new DocumentKey(kind, id), content) { Version = version }
            : throw Changed(kind, id);

    /// <summary>The refusal of a document that AiTrader did not write.</summary>
    public static StoreCorruptedException Changed(string kind, string id) =>
        new(
            null,
            $"The document {kind}/{MessageText.Quote(id)} was changed from outside: it is not the one that was "
                + "written. Restore the store."
        );

    private static byte[] HashOf(string kind, string id, string content) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{id}\n{content}"));
}
