namespace AiTrader.Core.Tests.Architecture;

/// <summary>A type that a file uses.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Path">The file that declares it.</param>
internal sealed record TypeUse(string Type, string Path);
