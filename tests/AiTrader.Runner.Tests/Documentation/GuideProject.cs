using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>The project that the reader of a guide makes.</summary>
internal sealed class GuideProject
{
    private const string Code = "Page";

    // A part of a page says only what is new.
    private const string CodeUsings = """
        global using AiTrader;
        global using AiTrader.Prices;
        global using AiTrader.Rules;
        global using AiTrader.Stores;
        global using AiTrader.Testing;
        global using AiTrader.Tools;
        global using Microsoft.Extensions.DependencyInjection;
        global using NSubstitute;
        global using NUnit.Framework;
        global using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;
        """;

    // What 'dotnet test' does: it runs the tests, and ends with their figures.
    private const string TestRun = """
        static class TestRun
        {
            static int Main()
            {
                var runner = new NUnit.Framework.Api.NUnitTestAssemblyRunner(
                    new NUnit.Framework.Api.DefaultTestAssemblyBuilder()
                );
                runner.Load(typeof(TestRun).Assembly, new Dictionary<string, object>());
                var run = runner.Run(
                    NUnit.Framework.Internal.TestListener.NULL,
                    NUnit.Framework.Internal.TestFilter.Empty
                );
                Console.WriteLine($"Failed: {run.FailCount,5}, Passed: {run.PassCount,5}, "
                    + $"Skipped: {run.SkipCount,5}, Total: {run.TotalCount,5}");
                Console.Error.WriteLine(run.FailCount > 0 ? run.ToXml(recursive: true).OuterXml : "");
                return run.FailCount;
            }
        }
        """;

    private const string RuntimeConfig = """
        {
          "runtimeOptions": {
            "frameworks": [
              { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
              { "name": "Microsoft.AspNetCore.App", "version": "10.0.0" }
            ],
            "configProperties": { "System.Globalization.Invariant": true }
          }
        }
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = LoadRules();

    // Each file is read once for all guides.
    private static readonly ConcurrentDictionary<string, MetadataReference> References = [];

    // Three tests of a guide look at one compilation.
    private static readonly ConcurrentDictionary<string, Lazy<GuideProject>> Projects = [];

    private readonly Guide _guide;
    private readonly CSharpCompilation _program;

    private GuideProject(Guide guide)
    {
        _guide = guide;
        string[] usingsAndTests =
        [
            GuideTemplate.All[guide.Template].UsingsFile,
            $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{Code}\")]",
            .. guide.Template == "nunit" ? [TestRun] : Array.Empty<string>(),
        ];
        _program = Compile(
            "program",
            OutputKind.ConsoleApplication,
            [guide.Program, .. usingsAndTests],
            GuidePackages.ReferencesOf(guide).Select(ReferenceTo)
        );
    }

    /// <summary>The project of a guide by its name.</summary>
    public static GuideProject Of(string name) =>
        Projects.GetOrAdd(name, _ => new(() => new GuideProject(new Guide(name)))).Value;

    /// <summary>The errors, the warnings and the findings of AiTrader's analyzer in the whole program.</summary>
    public async Task<IEnumerable<string>> FindInProgramAsync() =>
        Describe(await _program.WithAnalyzers(Rules).GetAllDiagnosticsAsync(), DiagnosticSeverity.Warning);

    /// <summary>
    /// The errors in the other code of the page, which can use every type of the whole program, and any package.
    /// </summary>
    public IEnumerable<string> FindInCode() => Describe(CompileCode().GetDiagnostics(), DiagnosticSeverity.Error);

    /// <summary>Builds the whole program in a folder.</summary>
    /// <returns>Its path.</returns>
    public string BuildProgram(string folder)
    {
        CopyTo(folder, _guide.Packages);
        return Build(_program, folder);
    }

    /// <summary>Builds a program in a folder that runs the tests which the page shows.</summary>
    /// <returns>Its path.</returns>
    public string BuildTests(string folder)
    {
        CopyTo(folder, _guide.Packages.Concat(["AiTrader.Testing", "NUnit", "NSubstitute"]));
        Build(_program, folder);
        return Build(CompileCode(TestRun), folder);
    }

    private CSharpCompilation CompileCode(params string[] others) =>
        Compile(
            Code,
            others.Length > 0 ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            [_guide.Code.Source, CodeUsings, GuideTemplate.All[_guide.Template].UsingsFile, .. others],
            GuidePackages.TrustedFiles().Select(ReferenceTo).Append(_program.ToMetadataReference())
        );

    private static string Build(CSharpCompilation compilation, string folder)
    {
        string program = Path.Combine(folder, $"{compilation.AssemblyName}.dll");
        Assert.That(compilation.Emit(program).Success, Is.True, "It does not compile.");
        File.WriteAllText(Path.ChangeExtension(program, "runtimeconfig.json"), RuntimeConfig);
        return program;
    }

    private static void CopyTo(string folder, IEnumerable<string> packages)
    {
        string native = Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        var natives = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, native));
        foreach (string file in GuidePackages.FilesOf(packages).Concat(natives))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static CSharpCompilation Compile(
        string name,
        OutputKind kind,
        IEnumerable<string> sources,
        IEnumerable<MetadataReference> references
    ) =>
        CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable)
        );

    private static MetadataReference ReferenceTo(string path) =>
        References.GetOrAdd(path, _ => MetadataReference.CreateFromFile(path));

    private static IEnumerable<string> Describe(IEnumerable<Diagnostic> found, DiagnosticSeverity least) =>
        found
            .Where(problem => problem.Severity >= least)
            .Select(problem => $"{problem.Id}: {problem.GetMessage(null)} In: {LineOf(problem.Location)}");

    private static string LineOf(Location location) =>
        location.SourceTree is { } source
            ? $"{source.GetText().Lines.GetLineFromPosition(location.SourceSpan.Start)}".Trim()
            : "";

    private static ImmutableArray<DiagnosticAnalyzer> LoadRules()
    {
        string path = Path.Combine("..", "..", "AiTrader.Analyzers", "release", "AiTrader.Analyzers.dll");
        return
        [
            .. Assembly
                .LoadFrom(Path.GetFullPath(path, AppContext.BaseDirectory))
                .GetTypes()
                .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
    }
}
