namespace AiTrader.Mutating;

/// <summary>A part of the code for which there is one figure.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Project">The project, without <c>AiTrader.</c>.</param>
/// <param name="Starts">How the paths of its files begin, below the project's folder.</param>
internal sealed record MutationArea(string Name, string Project, params IReadOnlyList<string> Starts)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MutationArea> All { get; } =
    [
        new("context", "Core", "TradingContext", "Signature.cs", "ModelId.cs", "TradingTime.cs"),
        new("orders", "Core", "Orders/"),
        new("rules", "Core", "Rules/"),
        new("ledgers", "Core", "Ledgers/"),
        new("stores", "Core", "Stores/"),
        new("sessions", "Core", "Sessions/"),
        new("performance", "Core", "Performance/"),
        new("seal", "Core", "Handoffs/"),
        new("binding", "Tools", "Binding/"),
        new("chat", "Tools", "Chat/"),
    ];

    /// <summary>The patterns of its files, as Stryker takes them.</summary>
    public IEnumerable<string> Patterns =>
        Starts.Select(start => start.EndsWith('/') ? $"{start}**/*.cs" : $"{start}*");

    /// <summary>True for a file of the area.</summary>
    /// <param name="path">The path below the project's folder.</param>
    public bool Contains(string path) => Starts.Any(start => path.StartsWith(start, StringComparison.Ordinal));
}
