namespace AiTrader.Runner.Service.Runs;

/// <summary>What became of the wish for a run.</summary>
/// <param name="Run">
/// The run: the new one, or the one that is there already; null if the trader's queue is full.
/// </param>
/// <param name="IsNew">Whether it was added.</param>
internal readonly record struct RunAdmission(Run? Run, bool IsNew);
