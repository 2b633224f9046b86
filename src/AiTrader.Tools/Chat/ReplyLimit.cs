using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The longest reply of a model. The largest models write some 500,000 characters at most; what is longer is a defect
/// of the endpoint, and would fill the journal.
/// </summary>
internal static class ReplyLimit
{
    /// <summary>The most characters of text and arguments.</summary>
    public const int Characters = 1 << 22;

    /// <summary>The most calls.</summary>
    public const int Calls = 64;

    /// <summary>Why a reply is too long; null if it is not.</summary>
    public static string? FindProblem(ChatResponse reply)
    {
        var contents = reply.Messages.SelectMany(message => message.Contents).ToList();
        int calls = contents.Count(content => content is FunctionCallContent);
        return calls > Calls ? $"The model's reply has {calls} calls; at most {Calls} are accepted."
            : contents.Sum(LengthOf) > Characters ? TooLong
            : null;
    }

    /// <summary>The same updates, up to the limit.</summary>
    /// <exception cref="ModelReplyException">There is more.</exception>
    public static async IAsyncEnumerable<ChatResponseUpdate> HoldAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        long length = 0;
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            length += update.Contents.Sum(LengthOf);
            yield return length <= Characters ? update : throw new ModelReplyException(TooLong);
        }
    }

    private static string TooLong =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The model's reply is longer than {Characters:N0} characters, the limit."
        );

    private static long LengthOf(AIContent content) =>
        content switch
        {
            TextContent text => text.Text.Length,
            TextReasoningContent reasoning => reasoning.Text.Length,
            FunctionCallContent call => call.Name.Length + (call.Arguments?.Sum(LengthOf) ?? 0),
            _ => 0,
        };

    private static long LengthOf(KeyValuePair<string, object?> argument) =>
        argument.Key.Length
        + argument.Value switch
        {
            string text => text.Length,
            JsonElement json => json.GetRawText().Length,
            _ => 0,
        };
}
