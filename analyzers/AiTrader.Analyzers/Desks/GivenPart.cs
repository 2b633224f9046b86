using Microsoft.CodeAnalysis;

namespace AiTrader.Analyzers.Desks;

/// <summary>A brokerage or market data that an object is given when it is made.</summary>
/// <param name="place">The parameter or the property.</param>
/// <param name="part">The contract of what is given.</param>
/// <param name="way">How it is given, as a message says it.</param>
internal sealed class GivenPart(ISymbol place, INamedTypeSymbol part, string way)
{
    public ISymbol Place { get; } = place;

    public INamedTypeSymbol Part { get; } = part;

    public string Way { get; } = way;
}
