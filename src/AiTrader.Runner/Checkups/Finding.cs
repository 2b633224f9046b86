namespace AiTrader.Runner.Checkups;

/// <summary>What a check has found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record Finding(string Check, CheckOutcome Outcome, string Detail, string? Remedy, double Milliseconds);
