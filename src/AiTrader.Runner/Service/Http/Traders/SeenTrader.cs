using AiTrader.Runner.Service.Registrations;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>A trader that the user of a request may see.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Registration">Who registered it, and how; null for a ledger that nobody registered.</param>
internal sealed record SeenTrader(Signature Signature, Registration? Registration);
