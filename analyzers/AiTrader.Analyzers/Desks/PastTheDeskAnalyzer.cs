using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AiTrader.Analyzers.Desks;

/// <summary>AIT002: a decision maker or a tool that trades or looks past the desk of its session.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PastTheDeskAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.PastTheDesk);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (LibraryTypes.Find(start.Compilation) is not { } library)
            {
                return;
            }

            var takers = new Takers(library, new TestCode(start.Compilation));
            start.RegisterSymbolAction(takers.LookAtType, SymbolKind.NamedType);
            start.RegisterOperationAction(takers.LookAtCall, OperationKind.Invocation);
            start.RegisterOperationAction(takers.LookAtCreation, OperationKind.ObjectCreation);
            start.RegisterCompilationEndAction(takers.End);
        });
    }
}
