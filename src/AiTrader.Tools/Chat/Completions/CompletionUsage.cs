using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>The tokens of a chat completion.</summary>
/// <param name="Input">Tokens of the request, those from a cache included.</param>
/// <param name="Output">Tokens of the reply.</param>
/// <param name="Total">All of them.</param>
/// <param name="Cached">Tokens of the request that came from a cache; null if the endpoint does not say.</param>
/// <param name="Reasoning">Tokens of the reply that were thought and not said.</param>
internal sealed record CompletionUsage(long Input, long Output, long Total, long? Cached, long Reasoning)
{
    /// <summary>Tokens of the request that were written to a cache; null if the endpoint does not say.</summary>
    public long? CacheWritten { get; init; }

    /// <summary>Reads the usage of a reply; null if it has none.</summary>
    public static CompletionUsage? TryRead(JsonElement usage)
    {
        if (usage.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        long input = Count(usage, "prompt_tokens") ?? Count(usage, "input_tokens") ?? 0;
        long output = Count(usage, "completion_tokens") ?? Count(usage, "output_tokens") ?? 0;
        return new(
            input,
            output,
            Count(usage, "total_tokens") ?? input + output,
            Count(usage.Member("prompt_tokens_details"), "cached_tokens")
                ?? Count(usage, "prompt_cache_hit_tokens")
                ?? Count(usage, "cached_tokens")
                ?? Count(usage, "cache_read_input_tokens"),
            Count(usage.Member("completion_tokens_details"), "reasoning_tokens") ?? 0
        )
        {
            CacheWritten =
                Count(usage.Member("prompt_tokens_details"), "cache_write_tokens")
                ?? Count(usage, "cache_creation_input_tokens"),
        };
    }

    /// <summary>The same, as the clients' abstraction has it.</summary>
    public UsageDetails ToDetails() =>
        new()
        {
            InputTokenCount = Input,
            OutputTokenCount = Output,
            TotalTokenCount = Total,
            CachedInputTokenCount = Cached,
            ReasoningTokenCount = Reasoning,
            AdditionalCounts = CacheWritten is { } written ? new() { [TokenCounts.CacheWritten] = written } : null,
        };

    // Some endpoints count in floats, and some in strings.
    private static long? Count(JsonElement usage, string name)
    {
        var member = usage.Member(name);
        string? text = member.ValueKind == JsonValueKind.Number ? member.GetRawText() : usage.Text(name);
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double count)
            && count is >= 0 and < int.MaxValue
            ? (long)Math.Round(count)
            : null;
    }
}
