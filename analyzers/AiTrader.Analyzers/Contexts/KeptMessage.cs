using Microsoft.CodeAnalysis;

namespace AiTrader.Analyzers.Contexts;

/// <summary>The parts of the message of AIT001.</summary>
internal static class KeptMessage
{
    public const string InStatic = "in a static, which all sessions of the process share";

    public const string InSingleton = "in a singleton, which serves many sessions";

    public const string InContainer = "in the container, which gives it to all sessions";

    /// <summary>A type with its article.</summary>
    public static string NameOf(INamedTypeSymbol type) =>
        type.Name switch
        {
            "ModelStage" or "TimeStage" => $"a TradingContext.{type.Name}",
            "BoundTools" => "BoundTools",
            "ITradingDesk" => "an ITradingDesk",
            _ => $"a {type.Name}",
        };

    /// <summary>What to do instead.</summary>
    public static string AdviceOf(INamedTypeSymbol type) =>
        type.Name switch
        {
            "ModelStage" or "TimeStage" or "TradingContextBuilder" =>
                "keep the signature and the model id, and build the context where the session begins",
            "BoundTools" => "bind the toolset to the context within the session",
            "ITradingDesk" => "pass the desk as a parameter; it acts for its own session only",
            _ => "pass the context as a parameter to each call that needs it",
        };
}
