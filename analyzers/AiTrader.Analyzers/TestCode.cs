using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AiTrader.Analyzers;

/// <summary>
/// Whether a compilation is tests: it references a test framework and has a test of it. The rules are silent
/// there: fixtures keep contexts in fields, and tests do on purpose what a rule is about.
/// </summary>
internal sealed class TestCode(Compilation compilation)
{
    private static readonly ImmutableHashSet<string> Frameworks = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "nunit.framework",
        "xunit.core",
        "xunit.v3.core",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "TUnit.Core",
        "BenchmarkDotNet",
        "BenchmarkDotNet.Annotations"
    );

    private static readonly ImmutableHashSet<string> Marks = ImmutableHashSet.Create(
        "Test",
        "TestCase",
        "TestCaseSource",
        "TestFixture",
        "Fact",
        "Theory",
        "TestMethod",
        "TestClass",
        "DataTestMethod",
        "Benchmark"
    );

    private readonly object _gate = new();
    private bool? _isTests;

    /// <summary>Looks once, and only when a rule asks.</summary>
    public bool IsTests(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _isTests ??= Look(cancellationToken);
        }
    }

    private bool Look(CancellationToken cancellationToken) =>
        compilation.ReferencedAssemblyNames.Any(assembly => Frameworks.Contains(assembly.Name))
        && compilation.SyntaxTrees.Any(tree =>
            tree.GetRoot(cancellationToken).DescendantNodes().OfType<AttributeSyntax>().Any(IsMark)
        );

    private static bool IsMark(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        string last = name.Substring(name.LastIndexOf('.') + 1);
        const string Suffix = "Attribute";
        return Marks.Contains(
            last.EndsWith(Suffix, StringComparison.Ordinal) ? last.Substring(0, last.Length - Suffix.Length) : last
        );
    }
}
