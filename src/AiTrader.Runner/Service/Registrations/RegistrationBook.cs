using System.Runtime.CompilerServices;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>The traders of the service: which signature belongs to which user. Safe to call concurrently.</summary>
/// <param name="store">The store, whose ledgers can be older than the service.</param>
internal sealed class RegistrationBook(IStore store)
{
    private const string Kind = "trader";

    // Which traders a user has, so that a user's list is found among those of all others: an empty document each,
    // written before the registration that it is about.
    private const string OwnedKind = "owned-trader";

    private readonly IDocumentStore _documents = store.Documents;

    // Of each the text and what was read of it: some 2 KB without a prompt, some 100 KB with the longest.
    private const int Remembered = 2_000;

    // What was read of a document is read again only when the document has changed.
    private readonly RecentlyUsed<string, (string Content, Registration Registration)> _read = new(Remembered);

    /// <summary>Finds a trader; null if it is not registered.</summary>
    public async Task<Registration?> FindAsync(Signature signature, CancellationToken cancellationToken) =>
        await _documents.FindAsync(KeyOf(signature), cancellationToken) is { } document ? Read(document) : null;

    /// <summary>The traders that a user may see, in the order of their signatures.</summary>
    /// <param name="user">The user.</param>
    /// <param name="after">The signature after which to begin; null for the first.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async IAsyncEnumerable<Registration> ListAsync(
        User user,
        Signature? after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!user.SeesAll)
        {
            await foreach (var own in ListOwnAsync(user.Name, after, cancellationToken).ConfigureAwait(false))
            {
                yield return own;
            }

            yield break;
        }

        await foreach (
            var document in _documents.ListAsync(Kind, "", after?.Value ?? "", cancellationToken).ConfigureAwait(false)
        )
        {
            yield return Read(document);
        }
    }

    /// <summary>
    /// Registers a trader if its signature is free. A ledger without a registration belongs to nobody: only an admin
    /// can register its signature.
    /// </summary>
    /// <param name="registration">The trader.</param>
    /// <param name="ofAdmin">Whether an admin registers it.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>
    /// What the store has of the signature: this registration, or the one that was there before. Null if the signature
    /// is that of a ledger which nobody registered, and nothing was changed.
    /// </returns>
    public async Task<Registration?> RegisterAsync(
        Registration registration,
        bool ofAdmin,
        CancellationToken cancellationToken
    )
    {
        var signature = registration.Signature;
        if (await FindAsync(signature, cancellationToken) is { } before)
        {
            return before;
        }

        if (!ofAdmin && await store.Ledgers.FindAccountAsync(signature, cancellationToken) is not null)
        {
            return null;
        }

        await _documents.WriteAsync(new Document(OwnedKeyOf(registration), ""), cancellationToken);
        var document = new Document(KeyOf(signature), RegistrationText.Write(registration));
        return await _documents.WriteAsync(document, cancellationToken) is not null
            ? registration
            : await FindAsync(signature, cancellationToken);
    }

    /// <summary>
    /// Registers a trader that the service is started with, or what has changed of it since the last start.
    /// </summary>
    /// <exception cref="InputException">The signature belongs to a user.</exception>
    public async Task PlanAsync(Registration planned, CancellationToken cancellationToken)
    {
        Document? written;
        await _documents.WriteAsync(new Document(OwnedKeyOf(planned), ""), cancellationToken);
        do
        {
            var document = await _documents.FindAsync(KeyOf(planned.Signature), cancellationToken);
            if (document is not null && RegistrationText.Read(document) is { IsPlanned: false, Owner: var owner })
            {
                throw new InputException(
                    $"The signature '{planned.Signature}' belongs to the user '{owner}'; give the trader another one."
                );
            }

            written = await _documents.WriteAsync(
                new Document(KeyOf(planned.Signature), RegistrationText.Write(planned))
                {
                    Version = document?.Version ?? 0,
                },
                cancellationToken
            );
        } while (written is null);
    }

    /// <summary>How many traders a user has registered.</summary>
    public ValueTask<int> CountAsync(UserName owner, CancellationToken cancellationToken) =>
        _documents.ListAsync(OwnedKind, $"{owner}/", "", cancellationToken).CountAsync(cancellationToken);

    /// <summary>Whether a user may see a trader.</summary>
    /// <param name="user">The user.</param>
    /// <param name="registration">The trader; null for a ledger that nobody registered.</param>
    public static bool IsVisible(User user, Registration? registration) =>
        user.Role is Role.Admin || (registration is not null && (user.SeesAll || registration.Owner == user.Name));

    private Registration Read(Document document)
    {
        string id = document.Key.Id;
        if (_read.TryGet(id, out var known) && known.Content == document.Content)
        {
            return known.Registration;
        }

        var registration = RegistrationText.Read(document);
        _read.Set(id, (document.Content, registration));
        return registration;
    }

    private static DocumentKey KeyOf(Signature signature) => new(Kind, signature.Value);

    // No name of a user has a slash.
    private static DocumentKey OwnedKeyOf(Registration registration) =>
        new(OwnedKind, $"{registration.Owner}/{registration.Signature}");

    private async IAsyncEnumerable<Registration> ListOwnAsync(
        UserName owner,
        Signature? after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string prefix = $"{owner}/";
        await foreach (
            var document in _documents
                .ListAsync(OwnedKind, prefix, prefix + after?.Value, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            // The signature can have become another user's between the two writes.
            var signature = Signature.Parse(document.Key.Id[prefix.Length..]);
            if (await FindAsync(signature, cancellationToken).ConfigureAwait(false) is { } own && own.Owner == owner)
            {
                yield return own;
            }
        }
    }
}
