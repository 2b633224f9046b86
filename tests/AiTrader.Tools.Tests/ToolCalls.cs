using System.Text.Json;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests;

/// <summary>Calls of tools in one short line.</summary>
internal static class ToolCalls
{
    /// <summary>Calls a standard tool for a context, with arguments in JSON.</summary>
    public static Task<string> CallAsync(
        this TradingFloor floor,
        TradingContext context,
        string tool,
        string arguments = "{}",
        int call = 1
    ) => StandardTools.CreateFor(floor.ToolDesk()).CallAsync(context, tool, arguments, call);

    /// <summary>Calls a tool for a context, with arguments in JSON.</summary>
    public static Task<string> CallAsync(
        this TradingToolset tools,
        TradingContext context,
        string tool,
        string arguments = "{}",
        int call = 1
    ) =>
        tools
            .Bind(context)
            .CallAsync(
                new FunctionCallContent(
                    "1",
                    tool,
                    (Dictionary<string, object?>?)
                        JsonSerializer.Deserialize(
                            arguments,
                            AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))
                        )
                ),
                new ToolCallNumber(1, call)
            )
            .AsTask();
}
