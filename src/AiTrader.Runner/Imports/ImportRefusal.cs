namespace AiTrader.Runner.Imports;

/// <summary>Something that was not taken, and why.</summary>
/// <param name="Source">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Value">What stands there, or the part of it that is wrong.</param>
/// <param name="Reason">Why it was not taken.</param>
internal sealed record ImportRefusal(string Source, long Line, string Value, string Reason);
