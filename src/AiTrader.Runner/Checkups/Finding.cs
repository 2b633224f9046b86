namespace AiTrader.Runner.Checkups;

/// <summary>The result of a check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">The observation.</param>
/// <param name="Remedy">How to repair it; null if nothing is to be repaired.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record Finding(string Check, CheckOutcome Outcome, string Detail, string? Remedy, double Milliseconds);
