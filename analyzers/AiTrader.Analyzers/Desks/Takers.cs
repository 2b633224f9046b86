using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Desks;

/// <summary>
/// The decision makers and tools that are given a brokerage or market data; those that the compilation creates where it
/// has a desk are given the desk's.
/// </summary>
internal sealed class Takers(LibraryTypes library, TestCode tests)
{
    private const string DecisionMaker = "decision maker";
    private const string Tool = "tool";

    private readonly GivenParts _given = new(library);
    private readonly DeskScope _scope = new(library);
    private readonly ConcurrentDictionary<INamedTypeSymbol, string> _takers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _ofASession = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<Diagnostic> _asked = [];

    public void LookAtType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (IsDecisionMaker(type))
        {
            _takers[type] = DecisionMaker;
        }
    }

    public void LookAtCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (context.ContainingSymbol.ContainingType is not { } type)
        {
            return;
        }

        if (IsCreateOfATool(call.TargetMethod) && call.Arguments.Any(argument => UsesGiven(argument.Value, type)))
        {
            _takers.TryAdd(type.OriginalDefinition, Tool);
        }

        if (IsDecisionMaker(type) && AskedOfTheContainer(call) is { } part)
        {
            _asked.Add(Create(call.Syntax.GetLocation(), DecisionMaker, type, part, "the container"));
        }
    }

    public void LookAtCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (
            creation.Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } type
            && _scope.IsIn(creation, context.ContainingSymbol)
        )
        {
            _ofASession.TryAdd(type.OriginalDefinition, true);
        }
    }

    public void End(CompilationAnalysisContext context)
    {
        if ((_asked.IsEmpty && _takers.IsEmpty) || tests.IsTests(context.CancellationToken))
        {
            return;
        }

        foreach (var asked in _asked)
        {
            context.ReportDiagnostic(asked);
        }

        foreach (var taker in _takers.Where(taker => !_ofASession.ContainsKey(taker.Key)))
        {
            // A positional parameter of a record is a property too.
            foreach (
                var given in _given
                    .Of(taker.Key)
                    .GroupBy(given => given.Place.Locations[0])
                    .Select(same => same.First())
            )
            {
                context.ReportDiagnostic(
                    Create(given.Place.Locations[0], taker.Value, taker.Key, given.Part, given.Way)
                );
            }
        }
    }

    private bool IsDecisionMaker(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct
        && library.DecisionMaker is { } contract
        && LibraryTypes.IsOrImplements(type, contract);

    private bool IsCreateOfATool(IMethodSymbol method) =>
        method.Name == "Create" && SymbolEqualityComparer.Default.Equals(method.ContainingType, library.Tool);

    // The function of the tool reads a member of its object, or a parameter of its constructor.
    private bool UsesGiven(IOperation value, INamedTypeSymbol type) =>
        value.Unconverted() is IDelegateCreationOperation { Target: var target }
        && target switch
        {
            IAnonymousFunctionOperation function => function.Body.Descendants().Any(part => IsGiven(part, type)),
            IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } local => BodyOf(local)
                ?.Descendants()
                .Any(part => IsGiven(part, type)) == true,
            IMethodReferenceOperation { Instance: IInstanceReferenceOperation } => true,
            _ => false,
        };

    private bool IsGiven(IOperation part, INamedTypeSymbol type) =>
        part switch
        {
            IMemberReferenceOperation { Instance: IInstanceReferenceOperation } member => IsOf(member.Member, type)
                && _given.Find(member.Type!) is not null,
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol maker } parameter } =>
                maker.MethodKind == MethodKind.Constructor && _given.Find(parameter.Type) is not null,
            _ => false,
        };

    private static bool IsOf(ISymbol member, INamedTypeSymbol type) =>
        member is not IMethodSymbol && SymbolEqualityComparer.Default.Equals(member.ContainingType, type);

    private static IOperation? BodyOf(IMethodReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root.Descendants()
            .OfType<ILocalFunctionOperation>()
            .FirstOrDefault(function => SymbolEqualityComparer.Default.Equals(function.Symbol, local.Method));
    }

    private INamedTypeSymbol? AskedOfTheContainer(IInvocationOperation call) =>
        call.TargetMethod is { TypeArguments.Length: 1 } method
        && method.Name is "GetRequiredService" or "GetService" or "GetRequiredKeyedService" or "GetKeyedService"
            ? library.PastTheDesk(method.TypeArguments[0])
            : null;

    private Diagnostic Create(Location place, string taker, INamedTypeSymbol type, INamedTypeSymbol part, string way) =>
        Diagnostic.Create(
            Rules.PastTheDesk,
            place,
            taker,
            type.Name,
            SymbolEqualityComparer.Default.Equals(part, library.Brokerage) ? "an IBrokerage" : "an IMarketData",
            way,
            AdviceOf(taker, part)
        );

    private string AdviceOf(string taker, INamedTypeSymbol part)
    {
        bool isBrokerage = SymbolEqualityComparer.Default.Equals(part, library.Brokerage);
        return taker == DecisionMaker
            ? isBrokerage
                ? "trade and hold through the desk that DecideAsync gets"
                : "use the MarketData of the desk that DecideAsync gets"
            : $"create the tool for a desk, and use the desk's {part.Name.Substring(1)}";
    }
}
