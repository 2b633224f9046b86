using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>The source files, and which part of the library each uses: by a using, or by a qualified name.</summary>
internal static partial class SourceTree
{
    private static readonly string[] Projects = ["Core", "Tools", "Runner"];

    // Within a project, a folder uses only those before it. Ledgers come before Rules because rules judge an account.
    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["Core"] =
        [
            "",
            "Telemetry",
            "Prices",
            "Markets",
            "Orders",
            "Ledgers",
            "Journals",
            "Leases",
            "Rules",
            "Brokerages",
            "Sessions",
            "Handoffs",
            "Performance",
            "Audits",
            "Hosting",
        ],
        ["Tools"] = ["", "Arithmetic", "News", "Trading", "Binding", "Chat", "Mcp"],
    };

    public static string Root { get; } = FindRoot();

    /// <summary>Every source file of the libraries, by its path below src.</summary>
    public static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Root, "src"), path).Replace('\\', '/'))
            .Where(path =>
                !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);

    /// <summary>What a file uses that it may not, in words.</summary>
    /// <param name="path">Where it stands, below src: <c>AiTrader.Core/Prices/Bar.cs</c>.</param>
    /// <param name="source">Its text.</param>
    public static IEnumerable<string> ViolationsOf(string path, string source)
    {
        var (project, folder) = PlaceOf(path);
        foreach (var (usedProject, usedFolder) in UsesOf(project, source))
        {
            if (Array.IndexOf(Projects, usedProject) > Array.IndexOf(Projects, project))
            {
                yield return $"{path} uses {usedProject}, which comes after {project}";
            }
            else if (
                usedProject == project
                && Folders.TryGetValue(project, out var folders)
                && Array.IndexOf(folders, usedFolder) > Array.IndexOf(folders, folder)
            )
            {
                yield return $"{path} uses {usedFolder}, which comes after {(folder.Length == 0 ? "the root" : folder)}";
            }
        }
    }

    /// <summary>The project and the top folder of a file; the folder is empty for the root.</summary>
    public static (string Project, string Folder) PlaceOf(string path)
    {
        string[] parts = path.Split('/');
        return (parts[0]["AiTrader.".Length..], parts.Length > 2 ? parts[1] : "");
    }

    /// <summary>Whether the order says where a folder stands.</summary>
    public static bool Knows(string project, string folder) =>
        !Folders.TryGetValue(project, out var folders) || folders.Contains(folder);

    private static HashSet<(string Project, string Folder)> UsesOf(string project, string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        var names = root.DescendantNodes()
            .Where(node =>
                node is QualifiedNameSyntax or MemberAccessExpressionSyntax
                && node.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax)
                && !node.Ancestors()
                    .Any(ancestor =>
                        ancestor is NamespaceDeclarationSyntax or FileScopedNamespaceDeclarationSyntax
                        && ((BaseNamespaceDeclarationSyntax)ancestor).Name.Span.Contains(node.Span)
                    )
            )
            .Concat(
                root.DescendantNodes()
                    .OfType<UsingDirectiveSyntax>()
                    .Select(directive => (SyntaxNode?)directive.NamespaceOrType)
                    .OfType<SyntaxNode>()
            );
        return
        [
            .. names.Select(name => PartOf(project, Spaces().Replace(name.ToString(), ""))).OfType<(string, string)>(),
        ];
    }

    // "AiTrader.Orders.Fill", "Orders.Fill" (seen from within AiTrader) and "global::AiTrader.Orders.Fill" are all of
    // Orders.
    private static (string Project, string Folder)? PartOf(string project, string name)
    {
        string[] parts = name.Replace("global::", "", StringComparison.Ordinal).Split('.', '(', '<');
        bool qualified = parts[0] == "AiTrader";
        parts = qualified ? parts[1..] : parts;
        if (parts.Length == 0)
        {
            return null;
        }

        if (Projects.Contains(parts[0]) && parts[0] != "Core" && (qualified || parts[0] == project))
        {
            return (parts[0], parts.Length > 1 && Knows(parts[0], parts[1]) ? parts[1] : "");
        }

        string owner =
            !qualified && Folders.TryGetValue(project, out var own) && own.Contains(parts[0]) ? project : "Core";
        return Folders[owner].Contains(parts[0]) ? (owner, parts[0]) : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AiTrader.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie within the repository.");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
