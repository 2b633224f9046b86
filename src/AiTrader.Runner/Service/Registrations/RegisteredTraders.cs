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
        return registration is null or { IsPlanned: true }
            && _planned.GetValueOrDefault(signature) is { } trader
            && (registration?.ModelId ?? trader.ModelId) == trader.ModelId
                ? trader
            : registration is null ? null
            : models.Enter(registration);
    }
}
