using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>How arguments and answers become JSON where a tool says nothing else.</summary>
internal static class ToolSerializer
{
    /// <summary>
    /// The options of Microsoft.Extensions.AI, without the blanks that a model would pay for, and with the arguments
    /// that it does not know in an application that is compiled ahead of time.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(AIJsonUtilities.DefaultOptions) { WriteIndented = false };
        options.TypeInfoResolverChain.Add(ArgumentJson.Default);
        options.MakeReadOnly();
        return options;
    }
}
