using System.Collections.Immutable;
using AiTrader.Analyzers.Contexts;
using AiTrader.Analyzers.Desks;
using AiTrader.Analyzers.Holds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AiTrader.Analyzers.Tests;

/// <summary>Code that is compiled against the real libraries, with the rules.</summary>
internal static class AnalyzedCode
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Linq; global using "
        + "System.Threading; global using System.Threading.Tasks; global using AiTrader;";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The findings as 'line: id: message', in order; errors of the code are among them.</summary>
    /// <param name="code">A file.</param>
    /// <param name="withLibrary">Whether the compilation references AiTrader.</param>
    public static async Task<string[]> FindAsync(string code, bool withLibrary = true)
    {
        var compilation = CSharpCompilation.Create(
            "Application",
            [CSharpSyntaxTree.ParseText(withLibrary ? Usings : ""), CSharpSyntaxTree.ParseText(code)],
            References.Where(reference => withLibrary || !IsLibrary(reference)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        var found = await compilation
            .WithAnalyzers([new KeptContextAnalyzer(), new PastTheDeskAnalyzer(), new HoldAfterFailureAnalyzer()])
            .GetAllDiagnosticsAsync();
        return
        [
            .. found
                .Where(IsCounted)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => $"{LineOf(diagnostic)}: {diagnostic.Id}: {diagnostic.GetMessage(null)}"),
        ];
    }

    private static bool IsLibrary(MetadataReference reference) =>
        Path.GetFileName(reference.Display!).StartsWith("AiTrader.", StringComparison.Ordinal);

    private static bool IsCounted(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        || diagnostic.Id.StartsWith("AIT", StringComparison.Ordinal)
        || diagnostic.Id.StartsWith("AD", StringComparison.Ordinal);

    private static int LineOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
}
