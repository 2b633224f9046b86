using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>What this library adds to the pipeline of a chat client.</summary>
public static class ChatClientBuilderExtensions
{
    /// <summary>Asks again after a transient failure, as <see cref="RetryingChatClient"/> says.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="timeProvider">The wall clock.</param>
    /// <param name="longestWait">
    /// The longest wait that an endpoint may ask for, such as <see cref="ChatBudget.WallTime"/>. Positive. Default: one
    /// minute.
    /// </param>
    public static ChatClientBuilder UseRetries(
        this ChatClientBuilder builder,
        TimeProvider timeProvider,
        TimeSpan? longestWait = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(timeProvider);
        return builder.Use(client => new RetryingChatClient(client, timeProvider, longestWait));
    }

    /// <summary>
    /// Writes each question and its reply to a file, as <see cref="CassetteRecorder"/> says. To replay them, use a
    /// <see cref="CassettePlayer"/> in the place of the client.
    /// </summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="path">The file; its folder must exist.</param>
    public static ChatClientBuilder UseCassette(this ChatClientBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return builder.Use(client => new CassetteRecorder(client, path));
    }
}
