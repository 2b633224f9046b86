namespace AiTrader.Mutating;

/// <summary>A change of the code in one place.</summary>
/// <param name="Id">Its number in the changed assembly.</param>
/// <param name="Area">The area that it belongs to.</param>
/// <param name="Place">File, line and column.</param>
/// <param name="Change">What kind of change it is, and the new text.</param>
internal sealed record Mutant(int Id, string Area, string Place, string Change);
