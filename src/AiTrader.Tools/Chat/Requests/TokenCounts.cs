using AiTrader.Stores;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>Reads what clients report of the tokens of a request.</summary>
internal static class TokenCounts
{
    /// <summary>
    /// The name under which clients count the tokens that were written to a cache; Anthropic's client has it.
    /// </summary>
    public const string CacheWritten = "CacheCreationInputTokens";

    // The key of an exception's data; clients above keep it.
    private const string Key = "Usage";

    /// <summary>
    /// The tokens of a request; null if the provider does not say. A reply has tokens, so that counts of zero are as
    /// good as none: endpoints and clients write them if they do not know.
    /// </summary>
    public static TokenUsage? Read(UsageDetails? usage)
    {
        var (input, output) = (Count(usage?.InputTokenCount) ?? 0, Count(usage?.OutputTokenCount) ?? 0);
        return usage is null || input + output == 0
            ? null
            : new TokenUsage(input, output)
            {
                CacheRead = Count(usage.CachedInputTokenCount),
                CacheWritten =
                    usage.AdditionalCounts?.TryGetValue(CacheWritten, out long written) == true ? Count(written) : null,
            };
    }

    /// <summary>Keeps the tokens of a request that failed. Always false, for use as a filter of exceptions.</summary>
    public static bool Keep(Exception failure, UsageDetails? usage)
    {
        if (usage is not null)
        {
            failure.Data[Key] = usage;
        }

        return false;
    }

    /// <summary>The tokens of a request that failed; null if the provider does not say.</summary>
    public static TokenUsage? Find(Exception? failure) =>
        failure is null ? null
        : failure.Data[Key] is UsageDetails usage ? Read(usage)
        : Find(failure.InnerException);

    private static long? Count(long? count) => count is >= 0 ? count : null;
}
