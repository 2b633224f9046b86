using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Users;
using Microsoft.Extensions.Hosting;

namespace AiTrader.Runner.Service.Http;

/// <summary>
/// Before anything runs: the first admin is made, and the traders that the service is started with are registered.
/// </summary>
/// <param name="users">The users.</param>
/// <param name="registrations">The registrations.</param>
/// <param name="planned">The traders.</param>
/// <param name="showKey">Shows the key of the first admin, once.</param>
internal sealed class ServiceStartup(
    UserBook users,
    RegistrationBook registrations,
    IReadOnlyList<Trader> planned,
    Action<UserKey> showKey
) : IHostedLifecycleService
{
    private static readonly UserName Nobody = UserName.Parse("admin");

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (await users.EnsureAdminAsync(cancellationToken) is { } key)
        {
            showKey(key);
        }

        var all = await users.ListAsync(cancellationToken);
        var owner = all.FirstOrDefault(user => user is { Role: Role.Admin, IsRemoved: false })?.Name ?? Nobody;
        foreach (var trader in planned)
        {
            await registrations.PlanAsync(
                new Registration(trader.Signature, owner, trader.ModelId, trader.Cash)
                {
                    IsPlanned = true,
                    Mandate = trader.Mandate,
                },
                cancellationToken
            );
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
