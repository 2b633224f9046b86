using AiTrader.Runner.Hosting;
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

    // Of each a few hundred bytes.
    private const int Remembered = 10_000;

    private readonly RecentlyUsed<Signature, UserName> _owners = new(Remembered);
    private readonly RecentlyUsed<Signature, long> _unregistered = new(Remembered);
    private readonly RecentlyUsed<UserName, (string? KeyHash, Role Role, long ReadAt)> _users = new(Remembered);

    /// <summary>Whether a user may see a trader.</summary>
    public async ValueTask<bool> IsVisibleAsync(User user, Signature signature, CancellationToken cancellationToken) =>
        user.Role is Role.Admin
        || (await FindOwnerAsync(signature, cancellationToken) is { } owner && (user.SeesAll || owner == user.Name));

    /// <summary>Whether a user still has the key and the role with which it began to listen.</summary>
    public async ValueTask<bool> HasAccessAsync(User user, CancellationToken cancellationToken)
    {
        if (!_users.TryGet(user.Name, out var known) || clock.GetElapsedTime(known.ReadAt) >= Moment)
        {
            var current = await users.FindAsync(user.Name, cancellationToken);
            known = (current?.KeyHash, current?.Role ?? Role.Reader, clock.GetTimestamp());
            _users.Set(user.Name, known);
        }

        return known.KeyHash is not null && (known.KeyHash, known.Role) == (user.KeyHash, user.Role);
    }

    private async ValueTask<UserName?> FindOwnerAsync(Signature signature, CancellationToken cancellationToken)
    {
        if (_owners.TryGet(signature, out var owner))
        {
            return owner;
        }

        if (_unregistered.TryGet(signature, out long readAt) && clock.GetElapsedTime(readAt) < Moment)
        {
            return null;
        }

        if (await registrations.FindAsync(signature, cancellationToken) is not { } registration)
        {
            _unregistered.Set(signature, clock.GetTimestamp());
            return null;
        }

        _owners.Set(signature, registration.Owner);
        return registration.Owner;
    }
}
