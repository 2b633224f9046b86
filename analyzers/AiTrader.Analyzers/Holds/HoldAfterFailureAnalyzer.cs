using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>AIT003: a failure of the desk is caught, and a hold follows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HoldAfterFailureAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.HoldAfterFailure);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (LibraryTypes.Find(start.Compilation) is not { TradingDesk: not null } library)
            {
                return;
            }

            var types = new HoldTypes(library);
            var tests = new TestCode(start.Compilation);
            start.RegisterSymbolStartAction(type => Begin(type, types, tests), SymbolKind.NamedType);
        });
    }

    // A catch and its hold can be in two methods of one type: all its bodies are looked at together.
    private static void Begin(SymbolStartAnalysisContext context, HoldTypes types, TestCode tests)
    {
        var bodies = new ConcurrentBag<(IMethodSymbol? Method, IOperation Body)>();
        context.RegisterOperationBlockAction(block =>
        {
            if (!SymbolEqualityComparer.Default.Equals(block.OwningSymbol.ContainingType, context.Symbol))
            {
                return;
            }

            foreach (var body in block.OperationBlocks)
            {
                bodies.Add((block.OwningSymbol as IMethodSymbol, body));
            }
        });
        context.RegisterSymbolEndAction(end =>
        {
            if (bodies.Any(body => Catches(body.Body, types)) && !tests.IsTests(end.CancellationToken))
            {
                new HoldSearch(types, bodies, end.ReportDiagnostic, end.CancellationToken).Report();
            }
        });
    }

    private static bool Catches(IOperation body, HoldTypes types) =>
        body.DescendantsAndSelf()
            .OfType<ITryOperation>()
            .Any(attempt => !attempt.Catches.IsEmpty && attempt.Body.Descendants().Any(types.AsksDesk));
}
