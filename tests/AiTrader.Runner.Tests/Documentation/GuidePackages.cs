using System.Reflection;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>
/// The assemblies that the packages of a guide bring, found by what each of them references: a guide that forgets a
/// package does not compile. They are those that the tests were built with.
/// </summary>
internal static class GuidePackages
{
    private static readonly string Runtime = FolderOf(typeof(object).Assembly);
    private static readonly string AspNetCore = FolderOf(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly);

    // Packages that are not named as their assembly, and those that a project needs only to be built.
    private static readonly Dictionary<string, string[]> Assemblies = new()
    {
        ["NUnit"] = ["nunit.framework"],
        ["NUnit3TestAdapter"] = [],
        ["Microsoft.NET.Test.Sdk"] = [],
    };

    // What an assembly loads by its name.
    private static readonly Dictionary<string, string> Loaded = new()
    {
        ["Microsoft.Data.Sqlite"] = "SQLitePCLRaw.batteries_v2",
    };

    /// <summary>The files that a program needs beside it, without those of the runtime and of ASP.NET Core.</summary>
    /// <param name="packages">The packages.</param>
    public static IEnumerable<string> FilesOf(IEnumerable<string> packages) =>
        AssembliesOf(packages).Where(path => FolderOf(path) != AspNetCore);

    /// <summary>Everything that the whole program of a guide is compiled against.</summary>
    public static IEnumerable<string> ReferencesOf(Guide guide) =>
        TrustedFiles()
            .Where(path => FolderOf(path) == Runtime || (guide.Template == "web" && IsOfAspNetCore(path)))
            .Concat(AssembliesOf(guide.Packages))
            .DistinctBy(path => Path.GetFileName(path));

    /// <summary>Every assembly of the tests.</summary>
    public static IEnumerable<string> TrustedFiles() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    // Of some of its assemblies, the tests have a copy of their own.
    private static bool IsOfAspNetCore(string path) => File.Exists(Path.Combine(AspNetCore, Path.GetFileName(path)));

    private static List<string> AssembliesOf(IEnumerable<string> packages)
    {
        var found = new List<string>();
        var roots = packages.SelectMany(package => Assemblies.GetValueOrDefault(package, [package]));
        var open = new Queue<AssemblyName>(roots.Select(name => new AssemblyName(name)));
        var seen = new HashSet<string>();
        while (open.TryDequeue(out var name))
        {
            if (!seen.Add(name.Name!))
            {
                continue;
            }

            var assembly = Assembly.Load(name);
            if (FolderOf(assembly.Location) != Runtime)
            {
                found.Add(assembly.Location);
                Array.ForEach(assembly.GetReferencedAssemblies(), open.Enqueue);
                if (Loaded.TryGetValue(name.Name!, out string? other))
                {
                    open.Enqueue(new AssemblyName(other));
                }
            }
        }

        return found;
    }

    private static string FolderOf(Assembly assembly) => FolderOf(assembly.Location);

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;
}
