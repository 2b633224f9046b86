namespace AiTrader.Runner.Output;

/// <summary>A trader whose progress is shown.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Sessions">How many sessions there are.</param>
/// <param name="Completed">The number of completed sessions.</param>
internal sealed record WatchedTrader(Signature Signature, int Sessions, int Completed);
