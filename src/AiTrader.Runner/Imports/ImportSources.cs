using System.IO.Enumeration;

namespace AiTrader.Runner.Imports;

/// <summary>The files that an import reads, sorted by kind.</summary>
/// <param name="Prices">Files of prices that belong together, by the name of the price file.</param>
/// <param name="Positions">Files of decisions, by the name of the file of orders.</param>
internal sealed record ImportSources(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Prices,
    IReadOnlyDictionary<string, string> Positions
)
{
    // AI-Trader's and TradeTrap's, and StockBench's.
    private static readonly string[] DecisionFiles = ["position.jsonl", "detailed_trades.jsonl"];

    // Of other forms only where one file is named: of a folder of prices, they can be anything.
    private static readonly string[] SingleFiles =
    [
        .. DecisionFiles,
        "audit.jsonl",
        "trades.parquet",
        "trades.json",
        "detailed_portfolio_snapshots.jsonl",
    ];

    private const int MaximumDepth = 6;

    /// <summary>Every file that is read.</summary>
    public IEnumerable<string> Files => Prices.Values.SelectMany(files => files).Concat(Positions.Values);

    /// <summary>Finds the files of a file or folder.</summary>
    public static ImportSources Of(string path)
    {
        if (File.Exists(path))
        {
            bool isPosition = SingleFiles.Any(name =>
                Path.GetFileName(path).EndsWith(name, StringComparison.OrdinalIgnoreCase)
            );
            return new ImportSources(
                isPosition
                    ? new Dictionary<string, IReadOnlyList<string>>()
                    : new Dictionary<string, IReadOnlyList<string>> { ["prices.csv"] = [path] },
                isPosition
                    ? new Dictionary<string, string> { ["orders.jsonl"] = path }
                    : new Dictionary<string, string>()
            );
        }

        string folder = Path.GetFullPath(path);
        string[] positions = [.. DecisionFiles.SelectMany(name => FilesOf(folder, name)).Order(StringComparer.Ordinal)];
        return new ImportSources(PricesOf(folder), Named(positions, AgentOf, "orders.jsonl"));
    }

    // Links to files are followed, and links to folders are not: a loop of them would read files many times.
    private static FileSystemEnumerable<string> FilesOf(string folder, string pattern) =>
        new(
            folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                MaxRecursionDepth = MaximumDepth,
                IgnoreInaccessible = true,
            }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && FileSystemName.MatchesSimpleExpression(pattern, entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    // AI-Trader merges a market's downloads into one file; where it has not, the downloads are taken.
    private static Dictionary<string, IReadOnlyList<string>> PricesOf(string folder)
    {
        string[] merged = [.. FilesOf(folder, "*merged*.jsonl").Order(StringComparer.Ordinal)];
        if (merged.Length > 1)
        {
            return Named(merged, file => Path.GetDirectoryName(file)!, "prices.csv")
                .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[pair.Value]);
        }

        string[] files =
            merged.Length == 1
                ? merged
                : [.. Directory.EnumerateFiles(folder).Where(IsDownload).Order(StringComparer.Ordinal)];
        return files.Length == 0 ? [] : new Dictionary<string, IReadOnlyList<string>> { ["prices.csv"] = files };
    }

    // AGENT/position/position.jsonl
    private static string AgentOf(string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        return Path.GetFileName(folder) == "position" ? Path.GetDirectoryName(folder)! : folder;
    }

    private static bool IsDownload(string file) =>
        file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    // By the folder that each belongs to; with the folder above it where two are called the same, and a number where
    // that is not enough.
    private static Dictionary<string, string> Named(
        IReadOnlyList<string> files,
        Func<string, string> owner,
        string ending
    )
    {
        var named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var twice = files
            .CountBy(file => Path.GetFileName(owner(file)), StringComparer.OrdinalIgnoreCase)
            .Where(name => name.Value > 1)
            .Select(name => name.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (string file in files)
        {
            string own = Path.GetFileName(owner(file));
            string name = twice.Contains(own) ? $"{Path.GetFileName(Path.GetDirectoryName(owner(file)))}-{own}" : own;
            string free = name;
            for (int number = 2; !named.TryAdd($"{free}.{ending}", file); number++)
            {
                free = $"{name}-{number}";
            }
        }

        return named;
    }
}
