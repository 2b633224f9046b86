using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AiTrader.Testing;

/// <summary>
/// Code that somebody might write against the libraries, compiled in memory: what must not compile is tested too.
/// </summary>
public static class Snippet
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]
    );

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable
    );

    /// <summary>The ids of the errors of a compilation unit, each once, in order; none where it compiles.</summary>
    /// <param name="source">The text; the usings of a new project are there already.</param>
    public static string[] ErrorsOf(string source)
    {
        const string ImplicitUsings =
            "global using System; global using System.Collections.Generic; global using System.Linq; global "
            + "using System.Threading; global using System.Threading.Tasks;";
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(source)],
            References.Value,
            Options
        );
        return
        [
            .. compilation
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Id)
                .Distinct()
                .Order(),
        ];
    }
}
