using System.Reflection;
using Microsoft.Extensions.Logging;

namespace AiTrader.Testing;

/// <summary>The log messages of an assembly, compared with docs/logging.md.</summary>
public static class LogEvents
{
    private const string Page = "docs/logging.md";

    /// <summary>The rows that the page must have for an assembly: <c>| 1 | SessionCompleted | Debug |</c>.</summary>
    public static IReadOnlyList<string> RowsOf(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .SelectMany(type =>
                    type.GetMethods(
                        BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.DeclaredOnly
                    )
                )
                .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
                .OfType<LoggerMessageAttribute>()
                .Select(message => $"| {message.EventId} | {message.EventName} | {message.Level} |"),
        ];

    /// <summary>The beginnings of the page's rows whose ids lie in a range.</summary>
    public static IReadOnlyList<string> DocumentedRows(int first, int last) =>
        [
            .. File.ReadLines(Path.Combine(Root(), Page))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Where(cells => cells.Length > 4 && int.TryParse(cells[1], out int id) && id >= first && id <= last)
                .Select(cells => $"| {cells[1]} | {cells[2]} | {cells[3]} |"),
        ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AiTrader.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return folder.FullName;
    }
}
