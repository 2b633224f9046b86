using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace AiTrader.Analyzers.Contexts;

/// <summary>Reports each place once, and nothing in tests.</summary>
internal sealed class KeptReport(TestCode tests)
{
    private readonly ConcurrentDictionary<Location, bool> _reported = new();

    /// <summary>Reports a variable by the name, with what it keeps and in what.</summary>
    public void Add(
        DiagnosticDescriptor rule,
        Location? place,
        (string Name, INamedTypeSymbol Kept, string Where) found,
        Action<Diagnostic> report,
        CancellationToken cancellationToken
    )
    {
        if (place is null || !place.IsInSource || tests.IsTests(cancellationToken) || !_reported.TryAdd(place, true))
        {
            return;
        }

        report(
            Diagnostic.Create(
                rule,
                place,
                found.Name,
                KeptMessage.NameOf(found.Kept),
                found.Where,
                KeptMessage.AdviceOf(found.Kept)
            )
        );
    }
}
