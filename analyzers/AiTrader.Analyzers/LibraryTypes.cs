using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AiTrader.Analyzers;

/// <summary>The types of AiTrader that the rules are about, as one compilation references them.</summary>
internal sealed class LibraryTypes
{
    private readonly ImmutableArray<INamedTypeSymbol> _ofOneSession;
    private readonly ImmutableArray<INamedTypeSymbol> _desks;
    private readonly ImmutableArray<INamedTypeSymbol> _pastTheDesk;
    private readonly INamedTypeSymbol? _arguments;

    private LibraryTypes(Compilation compilation, INamedTypeSymbol context)
    {
        Context = context;
        DecisionMaker = compilation.GetTypeByMetadataName("AiTrader.IDecisionMaker");
        TradingDesk = compilation.GetTypeByMetadataName("AiTrader.ITradingDesk");
        ToolDesk = compilation.GetTypeByMetadataName("AiTrader.IToolDesk");
        Brokerage = compilation.GetTypeByMetadataName("AiTrader.IBrokerage");
        MarketData = compilation.GetTypeByMetadataName("AiTrader.IMarketData");
        Tool = compilation.GetTypeByMetadataName("AiTrader.Tools.TradingTool");
        BoundTools = compilation.GetTypeByMetadataName("AiTrader.Tools.BoundTools");
        _arguments = compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.BrokerageArguments");
        _ofOneSession = Existing(
            context,
            compilation.GetTypeByMetadataName("AiTrader.TradingContext+ModelStage"),
            compilation.GetTypeByMetadataName("AiTrader.TradingContext+TimeStage"),
            compilation.GetTypeByMetadataName("AiTrader.TradingContextBuilder"),
            BoundTools
        );
        _desks = Existing(TradingDesk, ToolDesk);
        _pastTheDesk = Existing(Brokerage, MarketData);
    }

    public INamedTypeSymbol Context { get; }

    public INamedTypeSymbol? DecisionMaker { get; }

    public INamedTypeSymbol? TradingDesk { get; }

    public INamedTypeSymbol? ToolDesk { get; }

    public INamedTypeSymbol? Brokerage { get; }

    public INamedTypeSymbol? MarketData { get; }

    public INamedTypeSymbol? Tool { get; }

    public INamedTypeSymbol? BoundTools { get; }

    /// <summary>Null for a compilation without the library: the rules then do nothing.</summary>
    public static LibraryTypes? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("AiTrader.TradingContext") is { } context
            ? new LibraryTypes(compilation, context)
            : null;

    /// <summary>The type of one session that a type is, without what could contain it; null if it is none.</summary>
    public INamedTypeSymbol? OfOneSession(ITypeSymbol type) =>
        _ofOneSession.FirstOrDefault(known => Same(known, type))
        ?? (TradingDesk is not null && IsOrImplements(type, TradingDesk) ? TradingDesk : null);

    /// <summary>Whether it is the desk of a session.</summary>
    public bool IsDesk(ITypeSymbol? type) => type is not null && _desks.Any(desk => IsOrImplements(type, desk));

    /// <summary>The brokerage or the market data that a type is; null if it is neither.</summary>
    public INamedTypeSymbol? PastTheDesk(ITypeSymbol? type) =>
        type is null ? null
        : Same(type, _arguments) ? Brokerage
        : IsDesk(type) ? null
        : _pastTheDesk.FirstOrDefault(known => IsOrImplements(type, known));

    /// <summary>Whether a type is another one, implements it, or is constrained to it.</summary>
    public static bool IsOrImplements(ITypeSymbol type, INamedTypeSymbol contract) =>
        Same(type, contract)
        || type.AllInterfaces.Any(implemented => Same(implemented, contract))
        || (type is ITypeParameterSymbol open && open.ConstraintTypes.Any(bound => IsOrImplements(bound, contract)));

    private static bool Same(ITypeSymbol? one, ITypeSymbol? other) =>
        SymbolEqualityComparer.Default.Equals(one?.OriginalDefinition, other?.OriginalDefinition);

    private static ImmutableArray<INamedTypeSymbol> Existing(params INamedTypeSymbol?[] types) =>
        types.OfType<INamedTypeSymbol>().ToImmutableArray();
}
