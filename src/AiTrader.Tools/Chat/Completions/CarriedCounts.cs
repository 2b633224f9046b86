using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Counts of tokens that the clients of the protocol drop. They cross the client within the id of the completion, as
/// what a provider attaches to a call crosses it within the id of the call.
/// </summary>
internal static class CarriedCounts
{
    private const string Written = "cache_written";

    /// <summary>The id of a completion, with the counts in it if there are any.</summary>
    public static string Carry(string id, CompletionUsage? usage) =>
        usage?.CacheWritten is { } count and > 0
            ? AttachedFields.Carry(
                id,
                JsonSerializer.SerializeToElement(new JsonObject { [Written] = count }, CompletionText.Nodes)
            )
            : id;

    /// <summary>The id that the provider gave, and the counts added to the usage.</summary>
    public static string? Take(string? id, UsageDetails? usage)
    {
        if (id is null || !AttachedFields.TrySplit(id, out string own, out var fields))
        {
            return id;
        }

        if (usage is not null && fields.Member(Written) is { ValueKind: JsonValueKind.Number } count)
        {
            (usage.AdditionalCounts ??= [])[TokenCounts.CacheWritten] = count.GetInt64();
        }

        return own;
    }
}
