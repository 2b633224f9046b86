namespace AiTrader.Runner.Imports;

/// <summary>A file that an import writes.</summary>
/// <param name="Name">Its name within the folder of the import.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Summary">A summary of its content.</param>
/// <param name="Refusals">The refused lines.</param>
internal sealed record ImportFile(
    string Name,
    IReadOnlyList<string> Lines,
    string Summary,
    IReadOnlyList<ImportRefusal> Refusals
);
