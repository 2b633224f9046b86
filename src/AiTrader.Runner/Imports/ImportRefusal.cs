namespace AiTrader.Runner.Imports;

/// <summary>Something that was refused, with the reason.</summary>
/// <param name="Source">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Value">The value, or the wrong part of it.</param>
/// <param name="Reason">The reason.</param>
internal sealed record ImportRefusal(string Source, long Line, string Value, string Reason);
