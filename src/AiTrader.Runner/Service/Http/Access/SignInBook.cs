using System.Text.Json;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Stores;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// The sign-ins of the board, in the store, so that every process knows them. One ends after twelve hours, when its
/// user signs out, and when the user's key is rotated or the user is removed.
/// </summary>
/// <param name="documents">The store's documents.</param>
/// <param name="users">The users.</param>
/// <param name="clock">The clock.</param>
internal sealed class SignInBook(IDocumentStore documents, UserBook users, TimeProvider clock)
{
    private const string Kind = "sign-in";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>How many sign-ins a user has at once: a new one ends those that would end first.</summary>
    public const int Most = 20;

    /// <summary>How long a sign-in lasts.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(12);

    /// <summary>Signs a user in with its key, and ends the sign-in that the browser had before.</summary>
    /// <param name="key">The key.</param>
    /// <param name="before">The sign-in of the browser; null if it had none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The new sign-in; null if the key is not valid, and the one before stays.</returns>
    public async Task<SignInToken?> SignInAsync(string? key, SignInToken? before, CancellationToken cancellationToken)
    {
        if (await users.AuthenticateAsync(key, cancellationToken) is not { KeyHash: { } hash } user)
        {
            return null;
        }

        if (before is not null)
        {
            await SignOutAsync(before, cancellationToken);
        }

        var own = await documents
            .ListAsync(Kind, $"{user.Name}/", "", cancellationToken)
            .ToListAsync(cancellationToken);
        await RemoveExpiredAsync(own.ToAsyncEnumerable(), cancellationToken);
        await MakePlaceAsync(own, cancellationToken);
        var token = SignInToken.Create(user.Name);
        string content = JsonSerializer.Serialize(new Line(hash, clock.GetUtcNow() + Lifetime), Json);
        await documents.WriteAsync(new Document(KeyOf(token), content), cancellationToken);
        return token;
    }

    /// <summary>Signs a user in with its key; null if the key is not valid.</summary>
    public Task<SignInToken?> SignInAsync(string? key, CancellationToken cancellationToken) =>
        SignInAsync(key, before: null, cancellationToken);

    /// <summary>The user of a sign-in; null if it has ended.</summary>
    public async Task<User?> FindAsync(SignInToken token, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(KeyOf(token), cancellationToken) is not { } document)
        {
            return null;
        }

        var line = LineOf(document);
        return
            line.Expires > clock.GetUtcNow()
            && await users.FindAsync(token.User, cancellationToken) is { } user
            && user.KeyHash == line.KeyHash
            ? user
            : null;
    }

    /// <summary>Ends a sign-in.</summary>
    public async Task SignOutAsync(SignInToken token, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(KeyOf(token), cancellationToken) is { } document)
        {
            await documents.DeleteAsync(document, cancellationToken);
        }
    }

    /// <summary>Deletes what has expired. It reads all sign-ins, a page a second.</summary>
    public Task RemoveExpiredAsync(CancellationToken cancellationToken) =>
        RemoveExpiredAsync(DocumentPages.ReadAsync(documents, Kind, clock, cancellationToken), cancellationToken);

    private async Task RemoveExpiredAsync(IAsyncEnumerable<Document> listed, CancellationToken cancellationToken)
    {
        await foreach (var document in listed)
        {
            if (LineOf(document).Expires <= clock.GetUtcNow())
            {
                await documents.DeleteAsync(document, cancellationToken);
            }
        }
    }

    private async Task MakePlaceAsync(List<Document> all, CancellationToken cancellationToken)
    {
        foreach (var document in all.OrderBy(one => LineOf(one).Expires).Take(all.Count - Most + 1))
        {
            await documents.DeleteAsync(document, cancellationToken);
        }
    }

    private static DocumentKey KeyOf(SignInToken token) => new(Kind, $"{token.User}/{token.Hash}");

    private static Line LineOf(Document document) =>
        JsonSerializer.Deserialize<Line>(document.Content, Json)
        ?? throw new StoreCorruptedException(null, $"The document {document.Key} is empty.");

    private sealed record Line(string KeyHash, DateTimeOffset Expires);
}
