using System.Security.Cryptography;
using System.Text;
using AiTrader.Runner.Service.Users;
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
    /// <returns>What the store has of the key, and the request if this process has begun it.</returns>
    public async Task<(StoredRequest Found, BegunRequest? Begun)> BeginAsync(
        DocumentKey key,
        string fingerprint,
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

            var begun =
                found is not null && found.Started + Lifetime > now
                    ? found with
                    {
                        Started = now,
                        IsAgain = true,
                    }
                    : new StoredRequest(fingerprint, now, Answer: null);
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

    /// <summary>Deletes what has expired.</summary>
    public async Task RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var expired = await documents
            .ListAsync(Kind, cancellationToken: cancellationToken)
            .Where(document => IdempotencyText.Read(document).Started + Lifetime <= clock.GetUtcNow())
            .ToListAsync(cancellationToken);
        foreach (var document in expired)
        {
            await documents.DeleteAsync(document, cancellationToken);
        }
    }

    private static bool IsFree(StoredRequest found, string fingerprint, DateTimeOffset now) =>
        found.Started + Lifetime <= now
        || (found.Answer is null && found.Fingerprint == fingerprint && found.Started + LongestAnswer <= now);
}
