using System.Security.Cryptography;
using System.Text;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Stores;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>
/// The requests with an idempotency key and their answers, in the store, so that every process repeats them. A key is
/// kept for 24 hours, and belongs to one user.
/// </summary>
/// <param name="documents">The store's documents.</param>
/// <param name="clock">The clock.</param>
internal sealed class IdempotencyBook(IDocumentStore documents, TimeProvider clock)
{
    private const string Kind = "idempotency";

    private readonly ExpiryBook _expiry = new(documents);

    /// <summary>How long a key is kept.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>A process that has not answered until then has died.</summary>
    public static TimeSpan LongestAnswer { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Where a key of a user is kept.</summary>
    public static DocumentKey KeyOf(UserName user, string key) => new(Kind, $"{user}/{key}");

    /// <summary>The hash of a request.</summary>
    public static string FingerprintOf(string method, string address, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{method} {address}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Begins a request: the key is its own from now on. What another process began long ago without an end is begun
    /// again, with the same id and what is known of it.
    /// </summary>
    /// <param name="key">Where the key is kept.</param>
    /// <param name="fingerprint">The hash of the request.</param>
    /// <param name="requirePlace">Is called for a key that is new; throws if it cannot be kept.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>What the store has of the key, and the request if this process has begun it.</returns>
    public async Task<(StoredRequest Found, BegunRequest? Begun)> BeginAsync(
        DocumentKey key,
        string fingerprint,
        Action requirePlace,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var document = await documents.FindAsync(key, cancellationToken);
            var found = document is null ? null : IdempotencyText.Read(document);
            if (found is not null && !IsFree(found, fingerprint, now))
            {
                return (found, null);
            }

            if (document is null)
            {
                requirePlace();
            }

            var begun =
                found is not null && found.Started + Lifetime > now
                    ? found with
                    {
                        Started = now,
                        IsAgain = true,
                    }
                    : new StoredRequest(fingerprint, now, Answer: null);

            // First when it expires: what is begun and has no such note would stay for ever.
            await _expiry.AddAsync(key, ExpiryOf(begun), cancellationToken);
            var written = await documents.WriteAsync(
                new Document(key, IdempotencyText.Write(begun)) { Version = document?.Version ?? 0 },
                CancellationToken.None
            );
            if (written is not null)
            {
                return (begun, new BegunRequest(documents, written));
            }
        }
    }

    /// <summary>Deletes what has expired, and reads nothing else.</summary>
    public async Task RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        while (await _expiry.FindExpiredAsync(now, DocumentPages.Size, cancellationToken) is { Count: > 0 } notes)
        {
            foreach (var note in notes)
            {
                // A key that was used again after its end has another note.
                var document = await documents.FindAsync(
                    new DocumentKey(Kind, ExpiryBook.IdOf(note)),
                    cancellationToken
                );
                if (document is not null && ExpiryOf(IdempotencyText.Read(document)) <= now)
                {
                    await documents.DeleteAsync(document, cancellationToken);
                }

                await documents.DeleteAsync(note, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Notes when each key expires that an earlier version of the program has stored. It reads all keys, a page a
    /// second.
    /// </summary>
    public async Task NoteExpiriesAsync(CancellationToken cancellationToken)
    {
        await foreach (var document in DocumentPages.ReadAsync(documents, Kind, clock, cancellationToken))
        {
            await _expiry.AddAsync(document.Key, ExpiryOf(IdempotencyText.Read(document)), cancellationToken);
        }
    }

    private static DateTimeOffset ExpiryOf(StoredRequest request) => request.Started + Lifetime;

    private static bool IsFree(StoredRequest found, string fingerprint, DateTimeOffset now) =>
        ExpiryOf(found) <= now
        || (found.Answer is null && found.Fingerprint == fingerprint && found.Started + LongestAnswer <= now);
}
