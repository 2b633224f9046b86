using System.Collections.Concurrent;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>
/// Who may see which trader, for what asks very often: the events. An owner does not change and is remembered; that
/// nobody registered a signature is remembered for a second, and so is that a user has access.
/// </summary>
/// <param name="registrations">The registrations.</param>
/// <param name="users">The users.</param>
/// <param name="clock">The clock.</param>
internal sealed class Visibility(RegistrationBook registrations, UserBook users, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Signature, UserName> _owners = new();
    private readonly ConcurrentDictionary<Signature, long> _unregistered = new();
    private readonly ConcurrentDictionary<UserName, (string? KeyHash, Role Role, long ReadAt)> _users = new();

    /// <summary>Whether a user may see a trader.</summary>
    public async ValueTask<bool> IsVisibleAsync(User user, Signature signature, CancellationToken cancellationToken) =>
        user.Role is Role.Admin
        || (await FindOwnerAsync(signature, cancellationToken) is { } owner && (user.SeesAll || owner == user.Name));

    /// <summary>Whether a user still has the key and the role with which it began to listen.</summary>
    public async ValueTask<bool> HasAccessAsync(User user, CancellationToken cancellationToken)
    {
        if (!_users.TryGetValue(user.Name, out var known) || clock.GetElapsedTime(known.ReadAt) >= Moment)
        {
            var current = await users.FindAsync(user.Name, cancellationToken);
            _users[user.Name] = known = (current?.KeyHash, current?.Role ?? Role.Reader, clock.GetTimestamp());
        }

        return known.KeyHash is not null && (known.KeyHash, known.Role) == (user.KeyHash, user.Role);
    }

    private async ValueTask<UserName?> FindOwnerAsync(Signature signature, CancellationToken cancellationToken)
    {
        if (_owners.TryGetValue(signature, out var owner))
        {
            return owner;
        }

        if (_unregistered.TryGetValue(signature, out long readAt) && clock.GetElapsedTime(readAt) < Moment)
        {
            return null;
        }

        if (await registrations.FindAsync(signature, cancellationToken) is not { } registration)
        {
            _unregistered[signature] = clock.GetTimestamp();
            return null;
        }

        _unregistered.TryRemove(signature, out _);
        return _owners[signature] = registration.Owner;
    }
}
