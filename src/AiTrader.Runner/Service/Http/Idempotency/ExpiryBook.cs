using System.Globalization;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>
/// When idempotency keys expire, in the order of their expiry, so that those that have expired are found without a look
/// at the others.
/// </summary>
/// <param name="documents">The store's documents.</param>
internal sealed class ExpiryBook(IDocumentStore documents)
{
    /// <summary>The kind of its documents.</summary>
    public const string Kind = "idempotency-expiry";

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const char Separator = ' ';

    /// <summary>Notes the expiry of a key; noted already, it stays.</summary>
    public async Task AddAsync(DocumentKey key, DateTimeOffset expiry, CancellationToken cancellationToken) =>
        await documents.WriteAsync(
            new Document(new DocumentKey(Kind, $"{TextOf(expiry)}{Separator}{key.Id}"), "{}"),
            cancellationToken
        );

    /// <summary>Some of the notes of keys that have expired, the earliest first; none where nothing has.</summary>
    /// <param name="now">The time.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<IReadOnlyList<Document>> FindExpiredAsync(
        DateTimeOffset now,
        int most,
        CancellationToken cancellationToken
    ) =>
        await documents
            .ListAsync(Kind, cancellationToken: cancellationToken)
            .TakeWhile(note => string.CompareOrdinal(PartsOf(note)[0], TextOf(now)) <= 0)
            .Take(most)
            .ToListAsync(cancellationToken);

    /// <summary>The id of the key that a note is about.</summary>
    public static string IdOf(Document note) => PartsOf(note)[1];

    private static string[] PartsOf(Document note) => note.Key.Id.Split(Separator, 2);

    private static string TextOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
