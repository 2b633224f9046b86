using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Users;

/// <summary>
/// The users of a store. Nothing of it is remembered: a user who is removed, or whose key is rotated, loses access with
/// the next request to any process.
/// </summary>
/// <param name="documents">The store's documents.</param>
/// <param name="clock">When users are added.</param>
internal sealed class UserBook(IDocumentStore documents, TimeProvider clock)
{
    private const string Kind = "user";
    private const string AdminName = "admin";

    // The hash of no key: an unknown name is compared too, so that it takes as long as a known one.
    private static readonly string NoHash = new('0', 64);

    /// <summary>Finds a user, also one who was removed; null if there is none.</summary>
    public async Task<User?> FindAsync(UserName name, CancellationToken cancellationToken) =>
        await documents.FindAsync(KeyOf(name), cancellationToken) is { } document ? UserText.Read(document) : null;

    /// <summary>All users in the order of their names, also those who were removed.</summary>
    public async Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken)
    {
        var users = new List<User>();
        await foreach (var document in documents.ListAsync(Kind, cancellationToken: cancellationToken))
        {
            users.Add(UserText.Read(document));
        }

        return users;
    }

    /// <summary>Adds a user.</summary>
    /// <returns>The key, which is shown once.</returns>
    /// <exception cref="InputException">The name is taken, also if it is that of a user who was removed.</exception>
    public async Task<UserKey> AddAsync(UserName name, Role role, CancellationToken cancellationToken) =>
        await TryAddAsync(name, role, cancellationToken)
        ?? throw new InputException(
            $"There already is a user '{name}'. A name stays that of one user, also after it was removed; 'aitrader "
                + $"user rotate' makes a new key."
        );

    /// <summary>Makes the first admin if the store has never had one.</summary>
    /// <returns>Its key, which is shown once; null if there is or was an admin.</returns>
    public async Task<UserKey?> EnsureAdminAsync(CancellationToken cancellationToken)
    {
        string name = AdminName;
        for (int next = 2; !(await ListAsync(cancellationToken)).Any(user => user.Role is Role.Admin); next++)
        {
            if (await TryAddAsync(UserName.Parse(name), Role.Admin, cancellationToken) is { } key)
            {
                return key;
            }

            name = $"{AdminName}-{next}";
        }

        return null;
    }

    /// <summary>Gives a user a new key; the one before opens nothing more. A removed user has access again.</summary>
    /// <returns>The key, which is shown once.</returns>
    /// <exception cref="InputException">There is no such user.</exception>
    public async Task<UserKey> RotateAsync(UserName name, CancellationToken cancellationToken)
    {
        var key = UserKey.Create(name);
        await ChangeAsync(
            name,
            user => user with { KeyHash = key.Hash, KeyCreated = clock.GetUtcNow() },
            cancellationToken
        );
        return key;
    }

    /// <summary>Removes a user: its key opens nothing more. Its name and its signatures stay its own.</summary>
    /// <exception cref="InputException">There is no such user.</exception>
    public Task RemoveAsync(UserName name, CancellationToken cancellationToken) =>
        ChangeAsync(name, user => user with { KeyHash = null, KeyCreated = null }, cancellationToken);

    /// <summary>The user with a key; null if the text is not the key of a user.</summary>
    public async Task<User?> AuthenticateAsync(string? text, CancellationToken cancellationToken)
    {
        if (!UserKey.TryParse(text, out var key))
        {
            return null;
        }

        var user = await FindAsync(key.User, cancellationToken);
        return key.Matches(user?.KeyHash ?? NoHash) ? user : null;
    }

    private static DocumentKey KeyOf(UserName name) => new(Kind, name.Value);

    private async Task<UserKey?> TryAddAsync(UserName name, Role role, CancellationToken cancellationToken)
    {
        var (key, now) = (UserKey.Create(name), clock.GetUtcNow());
        var user = new User(name, role, now) { KeyHash = key.Hash, KeyCreated = now };
        var document = new Document(KeyOf(name), UserText.Write(user));
        return await documents.WriteAsync(document, cancellationToken) is null ? null : key;
    }

    private async Task ChangeAsync(UserName name, Func<User, User> change, CancellationToken cancellationToken)
    {
        Document? written;
        do
        {
            var document =
                await documents.FindAsync(KeyOf(name), cancellationToken)
                ?? throw new InputException($"There is no user '{name}'; 'aitrader user list' shows all.");
            string content = UserText.Write(change(UserText.Read(document)));
            written = await documents.WriteAsync(document with { Content = content }, cancellationToken);
        } while (written is null);
    }
}
