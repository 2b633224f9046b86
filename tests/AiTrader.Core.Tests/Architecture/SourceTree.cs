namespace AiTrader.Core.Tests.Architecture;

/// <summary>The C# files of the repository.</summary>
internal static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file below one of the top folders, by its path below the root, in order.</summary>
    /// <param name="folders">As <c>src</c>.</param>
    public static IEnumerable<string> Files(params string[] folders) =>
        folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    /// <param name="path">Its path below the root.</param>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AiTrader.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie within the repository.");
    }
}
