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

    /// <summary>The files of the packages; what the runtime and ASP.NET Core have is not among them.</summary>
    public static IEnumerable<string> FilesOf(Guide guide) =>
        AssembliesOf(guide).Where(path => FolderOf(path) != AspNetCore);

    /// <summary>Everything that the code of the guide is compiled against.</summary>
    public static IEnumerable<string> ReferencesOf(Guide guide) =>
        TrustedFiles()
            .Where(path => FolderOf(path) == Runtime || (guide.Template == "web" && FolderOf(path) == AspNetCore))
            .Concat(AssembliesOf(guide))
            .DistinctBy(path => Path.GetFileName(path));

    /// <summary>Every assembly of the tests.</summary>
    public static IEnumerable<string> TrustedFiles() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static List<string> AssembliesOf(Guide guide)
    {
        var found = new List<string>();
        var open = new Queue<AssemblyName>(RootsOf(guide).Select(name => new AssemblyName(name)));
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
            }
        }

        return found;
    }

    private static IEnumerable<string> RootsOf(Guide guide) =>
        guide
            .Packages.SelectMany(package => Assemblies.GetValueOrDefault(package, [package]))
            .Concat(GuideTemplate.All[guide.Template].Assemblies);

    private static string FolderOf(Assembly assembly) => FolderOf(assembly.Location);

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;
}
