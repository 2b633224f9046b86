using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AiTrader.Analyzers.Contexts;

/// <summary>AIT001: what belongs to one session, in a static or in an object that serves many.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeptContextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.KeptContext, Rules.ContextOfSingleton);

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

            var report = new KeptReport(new TestCode(start.Compilation));
            var kept = new KeptTypes(library);
            var longLived = new LongLivedTypes(start.Compilation);
            var members = new KeptMembers(kept, longLived, report);
            start.RegisterSymbolAction(members.Look, SymbolKind.NamedType);
            var values = new KeptValues(library, kept, longLived, report);
            start.RegisterOperationAction(values.LookAtAssignment, OperationKinds.Assignments);
            start.RegisterOperationAction(values.LookAtInitializer, OperationKinds.Initializers);
            start.RegisterOperationAction(values.LookAtCall, OperationKind.Invocation);
            var singletons = new Singletons(kept, longLived, report);
            start.RegisterOperationAction(singletons.LookAtCall, OperationKind.Invocation);
            start.RegisterOperationAction(singletons.LookAtCreation, OperationKind.ObjectCreation);
            start.RegisterCompilationEndAction(singletons.End);
        });
    }

    private static class OperationKinds
    {
        public static readonly ImmutableArray<OperationKind> Assignments = ImmutableArray.Create(
            OperationKind.SimpleAssignment,
            OperationKind.CoalesceAssignment,
            OperationKind.EventAssignment
        );

        public static readonly ImmutableArray<OperationKind> Initializers = ImmutableArray.Create(
            OperationKind.FieldInitializer,
            OperationKind.PropertyInitializer
        );
    }
}
