namespace AiTrader.Runner.Imports;

/// <summary>A file that an import writes.</summary>
/// <param name="Name">Its name within the folder of the import.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Summary">How much it holds, in words.</param>
/// <param name="Refusals">What was not taken for it.</param>
internal sealed record ImportFile(
    string Name,
    IReadOnlyList<string> Lines,
    string Summary,
    IReadOnlyList<ImportRefusal> Refusals
);
