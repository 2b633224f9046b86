using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AiTrader.Analyzers;

/// <summary>The rules; each has a page in <c>docs/analyzers</c>.</summary>
internal static class Rules
{
    private const string Category = "AiTrader";

    /// <summary>AIT001, where the declaration itself shows it.</summary>
    public static readonly DiagnosticDescriptor KeptContext = Create(
        "AIT001",
        "A trading context outlives its session",
        "'{0}' keeps {1} {2}; {3}",
        "A context, a stage of one, bound tools or a desk belong to one session. In a static, or in an object that "
            + "serves many sessions, the next session acts as the trader of an earlier one."
    );

    /// <summary>AIT001, where the whole compilation shows it: who is registered as a singleton.</summary>
    public static readonly DiagnosticDescriptor ContextOfSingleton = Create(
        "AIT001",
        "A trading context outlives its session",
        "'{0}' keeps {1} {2}; {3}",
        "A context, a stage of one, bound tools or a desk belong to one session. In a static, or in an object that "
            + "serves many sessions, the next session acts as the trader of an earlier one.",
        WellKnownDiagnosticTags.CompilationEnd
    );

    /// <summary>AIT002.</summary>
    public static readonly DiagnosticDescriptor PastTheDesk = Create(
        "AIT002",
        "A decision maker or a tool goes past the desk",
        "The {0} '{1}' gets {2} through {3}, past the desk of the session; {4}",
        "The desk numbers the acts of a session, so that each happens once, and keeps its first failure, so that no "
            + "failure ends as a hold. A brokerage or market data from elsewhere does neither.",
        WellKnownDiagnosticTags.CompilationEnd
    );

    /// <summary>AIT003.</summary>
    public static readonly DiagnosticDescriptor HoldAfterFailure = Create(
        "AIT003",
        "A failure is followed by a hold",
        "A failure of the desk that is caught here is followed by {0} on line {1}; let the exception pass, so that the "
            + "session ends as faulted and is run again",
        "A hold is a decision, with a reason. A failure of a price, a store or a model is none: the session ends as "
            + "faulted and is run again."
    );

    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string message,
        string description,
        params string[] tags
    ) =>
        new(
            id,
            title,
            message,
            Category,
            DiagnosticSeverity.Warning,
            isEnabledByDefault: true,
            description,
            Pages() + "docs/analyzers/" + id + ".md",
            tags
        );

    private static string Pages()
    {
        string? address = typeof(Rules)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(data => data.Key == "Pages")
            ?.Value;
        return string.IsNullOrEmpty(address) ? "" : address!.TrimEnd('/') + "/blob/main/";
    }
}
