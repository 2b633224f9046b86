using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>Who trades: what users have registered, and what the service was started with.</summary>
/// <param name="book">The registrations.</param>
/// <param name="models">What decides.</param>
/// <param name="planned">The traders that the service was started with.</param>
internal sealed class RegisteredTraders(RegistrationBook book, OfferedModels models, IReadOnlyList<Trader> planned)
    : ITraderSource
{
    private readonly Dictionary<Signature, Trader> _planned = planned.ToDictionary(trader => trader.Signature);

    /// <inheritdoc/>
    public async ValueTask<Trader?> FindAsync(Signature signature, CancellationToken cancellationToken)
    {
        var registration = await book.FindAsync(signature, cancellationToken);
        var planned = _planned.GetValueOrDefault(signature);
        return registration switch
        {
            null => planned,
            { IsPlanned: true } when planned?.ModelId == registration.ModelId => planned,
            { IsPlanned: true } => throw new TraderUnavailableException(
                $"A service was started with {signature} on {registration.ModelId}; this one was started "
                    + (planned is null ? "without it." : $"with it on {planned.ModelId}.")
            ),
            _ => models.Enter(registration)
                ?? throw new TraderUnavailableException(
                    $"The model {registration.ModelId} is not offered now. Offered: {models.Names}."
                ),
        };
    }
}
