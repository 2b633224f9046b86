using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The telemetry of a tool's call. Source: OpenTelemetry, Semantic conventions for generative AI, "Execute tool span".
/// </summary>
internal static class ToolSpan
{
    private static readonly ActivitySource Source = new(AiTraderTelemetry.Name);

    /// <summary>Begins the span; null if there is no listener.</summary>
    /// <param name="call">The call, with the id that the provider gave it.</param>
    /// <param name="id">The id under which an act of the call is recorded.</param>
    public static Activity? Start(FunctionCallContent call, ClientOrderId id)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        string tool = MessageText.Of(call.Name);
        var activity = Source.StartActivity($"execute_tool {tool}");
        activity?.SetTag("gen_ai.operation.name", "execute_tool");
        activity?.SetTag("gen_ai.tool.name", tool);
        activity?.SetTag("gen_ai.tool.type", "function");
        activity?.SetTag("gen_ai.tool.call.id", MessageText.Of(call.CallId));
        activity?.SetTag("aitrader.call.id", id.Value);
        return activity;
    }

    /// <summary>Marks the span; never catches, so that the exception passes unchanged.</summary>
    public static bool Fail(Activity? activity, Exception failure)
    {
        activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        activity?.SetTag("error.type", failure.GetType().FullName);
        return false;
    }
}
