namespace AiTrader.Runner.Output;

/// <summary>A trader whose sessions are watched.</summary>
/// <param name="Signature">Who.</param>
/// <param name="Sessions">How many sessions there are.</param>
/// <param name="Completed">How many of them are completed already.</param>
internal sealed record WatchedTrader(Signature Signature, int Sessions, int Completed);
