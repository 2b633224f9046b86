using AiTrader.Runner.Input;

namespace AiTrader.Runner.Arenas;

/// <summary>The entrants of a run: built-in ones, by their names, or the entrants of a traders file.</summary>
/// <param name="All">Who takes part; nobody yet where a file lists them that was not read.</param>
/// <param name="File">The traders file; null if the entrants were named.</param>
internal sealed record Entrants(IReadOnlyList<IEntrant> All, string? File)
{
    private const string FileEnding = ".json";

    private static readonly IReadOnlyList<(string Name, IEntrant Entrant)> Shipped =
    [
        .. Baseline.All.Select(baseline => (baseline.Name, (IEntrant)baseline)),
        (ScriptedModel.Name, new ScriptedModel(daysAlone: false)),
    ];

    /// <summary>The default entrants: the baselines, and the scripted model by day.</summary>
    public static Entrants Default { get; } = new([.. Baseline.All, new ScriptedModel(daysAlone: true)], null);

    /// <summary>Their names, as the end of an error message.</summary>
    public static string Names { get; } = string.Join(", ", Shipped.Select(shipped => shipped.Name));

    /// <summary>Reads names separated by commas, or the name of a file that ends in <c>.json</c>.</summary>
    /// <exception cref="FormatException">
    /// A name is unknown, or the file does not exist. The message says what is allowed.
    /// </exception>
    public static Entrants Parse(string text) =>
        text.EndsWith(FileEnding, StringComparison.OrdinalIgnoreCase)
            ? new Entrants([], TextValue.ExistingFile(text))
            : new Entrants([.. text.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(Find)], null);

    private static IEntrant Find(string name) =>
        Shipped.FirstOrDefault(shipped => shipped.Name == name).Entrant
        ?? throw TextValue.Refusal(name, $"{Names}, separated by commas, or a traders file that ends in {FileEnding}");
}
