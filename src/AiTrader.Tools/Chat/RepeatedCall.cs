using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// A call that an endpoint sends twice in one reply: the same id, tool and arguments. It is meant once. Calls without
/// an id, or with different arguments, are calls of their own.
/// </summary>
internal static class RepeatedCall
{
    /// <summary>Whether two calls of one reply are the same; a call is the same as itself.</summary>
    public static bool Is(FunctionCallContent first, FunctionCallContent second) =>
        ReferenceEquals(first, second)
        || (
            !string.IsNullOrEmpty(first.CallId)
            && first.CallId == second.CallId
            && first.Name == second.Name
            && ArgumentsOf(first) == ArgumentsOf(second)
        );

    // The order in which arguments are named says nothing.
    private static string ArgumentsOf(FunctionCallContent call) =>
        JsonSerializer.Serialize(
            call.Arguments?.OrderBy(argument => argument.Key, StringComparer.Ordinal).ToDictionary(),
            AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))
        );
}
