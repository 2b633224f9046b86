using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>
/// Source files as one compilation, to see which file uses the types of which other. Packages that these tests do not
/// have stay unresolved; the types of the files themselves are found all the same.
/// </summary>
internal sealed class SourceTypes
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; "
        + "global using System.Linq; global using System.Net.Http; global using System.Threading; "
        + "global using System.Threading.Tasks;";

    private static readonly Lazy<SourceTypes> OfSrc = new(() =>
        new SourceTypes(SourceTree.Files("src").Select(path => (path, SourceTree.Read(path))))
    );

    // The assemblies of the libraries themselves would hide what the sources say.
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => !Path.GetFileName(path).StartsWith("AiTrader.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]
    );

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private readonly CSharpCompilation _compilation;
    private readonly Lazy<ConcurrentDictionary<string, IReadOnlyList<TypeUse>>> _uses;

    /// <summary>Reads files.</summary>
    /// <param name="files">Their paths below the root of the repository, and their texts.</param>
    public SourceTypes(IEnumerable<(string Path, string Text)> files)
    {
        _compilation = CSharpCompilation.Create(
            "Sources",
            files
                .AsParallel()
                .Select(file => CSharpSyntaxTree.ParseText(file.Text, Options, file.Path))
                .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, Options)),
            References.Value,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true)
        );
        _uses = new(UsesOfAll);
    }

    /// <summary>The three projects of src.</summary>
    public static SourceTypes Src => OfSrc.Value;

    /// <summary>What a file uses of other files; each type once.</summary>
    /// <param name="path">The path of one of the files.</param>
    public IReadOnlyList<TypeUse> UsesOf(string path) => _uses.Value[path];

    /// <summary>Which layer uses types of which others.</summary>
    /// <param name="layerOf">The layer of a path; null leaves the file out.</param>
    public ILookup<string, string> Arrows(Func<string, string?> layerOf) =>
        _uses
            .Value.SelectMany(file => file.Value.Select(use => (User: layerOf(file.Key), Used: layerOf(use.Path))))
            .Where(arrow => arrow.User is not null && arrow.Used is not null && arrow.User != arrow.Used)
            .Distinct()
            .ToLookup(arrow => arrow.User!, arrow => arrow.Used!);

    private ConcurrentDictionary<string, IReadOnlyList<TypeUse>> UsesOfAll()
    {
        var uses = new ConcurrentDictionary<string, IReadOnlyList<TypeUse>>();
        Parallel.ForEach(
            _compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0),
            tree => uses[tree.FilePath] = TypeUses.Of(_compilation.GetSemanticModel(tree))
        );
        return uses;
    }
}
