namespace AiTrader.Core.Tests.Architecture;

/// <summary>
/// The order of the projects, and of the folders within each: a file uses only what stands in its own layer or before
/// it. A folder below a folder belongs to it. docs/architecture.md shows the same lists. Everybody may use the root of
/// a library; nobody uses the root of the program.
/// </summary>
internal static class Layers
{
    /// <summary>The projects, and the folders of each; the empty name is the root of a project.</summary>
    public static IReadOnlyList<(string Project, IReadOnlyList<string> Folders)> Order { get; } =
    [
        (
            "Core",
            [
                "",
                "Files",
                "Telemetry",
                "Prices",
                "Markets",
                "Orders",
                "Costs",
                "Portfolios",
                "Ledgers",
                "Journals",
                "Notes",
                "Documents",
                "Events",
                "Leases",
                "Stores",
                "Rules",
                "Brokerages",
                "Recordings",
                "Sessions",
                "Handoffs",
                "Performance",
                "Audits",
                "Hosting",
            ]
        ),
        ("Tools", ["Arithmetic", "News", "Answers", "Envelopes", "Binding", "Trading", "Chat", "Mcp"]),
        (
            "Runner",
            [
                "Texts",
                "Input",
                "Json",
                "Keys",
                "Output",
                "Telemetry",
                "Stores",
                "Markets",
                "Hosting",
                "Models",
                "Arenas",
                "Traders",
                "Reruns",
                "Lookahead",
                "Bundles",
                "Replays",
                "Audits",
                "Imports",
                "Reports",
                "Checkups",
                "ToolServers",
                "Service",
                "Board",
                "Cluster",
                "Commands",
                "",
            ]
        ),
    ];

    /// <summary>
    /// The namespace of each folder of the libraries: folders are many, namespaces are few.
    /// </summary>
    public static IReadOnlyDictionary<Layer, string> Namespaces { get; } =
        new Dictionary<Layer, string>
        {
            [new("Core", "")] = "AiTrader",
            [new("Core", "Files")] = "AiTrader",
            [new("Core", "Telemetry")] = "AiTrader",
            [new("Core", "Prices")] = "AiTrader.Prices",
            [new("Core", "Markets")] = "AiTrader",
            [new("Core", "Orders")] = "AiTrader",
            [new("Core", "Costs")] = "AiTrader.Rules",
            [new("Core", "Portfolios")] = "AiTrader",
            [new("Core", "Ledgers")] = "AiTrader.Stores",
            [new("Core", "Journals")] = "AiTrader.Stores",
            [new("Core", "Documents")] = "AiTrader.Stores",
            [new("Core", "Events")] = "AiTrader.Stores",
            [new("Core", "Notes")] = "AiTrader.Stores",
            [new("Core", "Leases")] = "AiTrader.Stores",
            [new("Core", "Stores")] = "AiTrader.Stores",
            [new("Core", "Rules")] = "AiTrader.Rules",
            [new("Core", "Brokerages")] = "AiTrader",
            [new("Core", "Recordings")] = "AiTrader.Audits",
            [new("Core", "Sessions")] = "AiTrader",
            [new("Core", "Handoffs")] = "AiTrader.Handoffs",
            [new("Core", "Performance")] = "AiTrader.Performance",
            [new("Core", "Audits")] = "AiTrader.Audits",
            [new("Core", "Hosting")] = "Microsoft.Extensions.DependencyInjection",
            [new("Tools", "Arithmetic")] = "AiTrader.Tools",
            [new("Tools", "News")] = "AiTrader.Tools",
            [new("Tools", "Trading")] = "AiTrader.Tools",
            [new("Tools", "Answers")] = "AiTrader.Tools",
            [new("Tools", "Envelopes")] = "AiTrader.Tools",
            [new("Tools", "Binding")] = "AiTrader.Tools",
            [new("Tools", "Chat")] = "AiTrader.Tools",
            [new("Tools", "Mcp")] = "AiTrader.Tools.Mcp",
        };

    /// <summary>
    /// Files that are in another namespace than their folder: everybody meets the outcome of a session, and whoever
    /// replays a recording reads it too.
    /// </summary>
    public static IReadOnlyDictionary<string, string> NamespaceExceptions { get; } =
        new Dictionary<string, string>
        {
            ["SessionOutcome.cs"] = "AiTrader",
            ["SessionOutcomeCounts.cs"] = "AiTrader",
            ["SessionOutcomeNames.cs"] = "AiTrader",
            ["RecordedDecisions.cs"] = "AiTrader.Audits",
            ["TradingMcpServerBuilderExtensions.cs"] = "Microsoft.Extensions.DependencyInjection",
        };

    /// <summary>The folders of a project, in their order.</summary>
    public static IReadOnlyList<string> FoldersOf(string project) =>
        Order.Single(ordered => ordered.Project == project).Folders;

    /// <summary>Whether the order says where a layer stands.</summary>
    public static bool Contains(Layer layer) => PlaceOf(layer) is { Project: >= 0, Folder: >= 0 };

    /// <summary>Why a layer may not use another, in words that follow "uses X, "; null where it may.</summary>
    public static string? Objection(Layer user, Layer used)
    {
        var (place, other) = (PlaceOf(user), PlaceOf(used));
        return other.Project > place.Project ? $"which is of {used.Project}, after {user.Project}"
            : other.Project == place.Project && other.Folder > place.Folder ? $"which is of {used}, after {user}"
            : null;
    }

    private static (int Project, int Folder) PlaceOf(Layer layer)
    {
        int project = Order.ToList().FindIndex(project => project.Project == layer.Project);
        return (project, project < 0 ? -1 : Order[project].Folders.ToList().IndexOf(layer.Folder));
    }
}
