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

    /// <summary>The id that the provider gave.</summary>
    public static string? OwnOf(string? id) =>
        id is not null && AttachedFields.TrySplit(id, out string own, out _) ? own : id;

    /// <summary>The tokens that were written to a cache; null if the id does not carry them.</summary>
    public static long? Find(string? id) =>
        id is not null
        && AttachedFields.TrySplit(id, out _, out var fields)
        && fields.Member(Written) is { ValueKind: JsonValueKind.Number } count
            ? count.GetInt64()
            : null;

    /// <summary>Adds the counts to a usage.</summary>
    public static void Add(UsageDetails? usage, long? written)
    {
        if (usage is not null && written is { } count)
        {
            (usage.AdditionalCounts ??= [])[TokenCounts.CacheWritten] = count;
        }
    }
}
