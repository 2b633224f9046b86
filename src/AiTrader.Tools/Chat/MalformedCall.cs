using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// A call whose arguments are not JSON, or are JSON without being Unicode text: <c>"\ud83d"</c> is half a character and
/// cannot be written again. A serialized <see cref="FunctionCallContent"/> leaves out that it is malformed: read back
/// from a journal, it would look like a call without arguments. So it is marked before it is written.
/// </summary>
internal static class MalformedCall
{
    private const string Mark = "arguments_not_json";

    /// <summary>Marks the malformed calls of a reply before it is written.</summary>
    public static ChatResponse Marked(ChatResponse reply)
    {
        foreach (
            var call in CallsOf(reply)
                .Where(call => call.Exception is not null || call.Arguments?.Values.Any(IsUnwritable) == true)
        )
        {
            call.Arguments = null;
            (call.AdditionalProperties ??= [])[Mark] = true;
        }

        return reply;
    }

    /// <summary>Restores the malformed calls of a reply that was read.</summary>
    public static ChatResponse Restored(ChatResponse reply)
    {
        foreach (var call in CallsOf(reply).Where(call => call.AdditionalProperties?.ContainsKey(Mark) == true))
        {
            call.Exception = new JsonException("The arguments are not JSON.");
        }

        return reply;
    }

    private static bool IsUnwritable(object? argument)
    {
        if (argument is not JsonElement json || !json.GetRawText().Contains("\\u", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            json.WriteTo(nowhere);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static IEnumerable<FunctionCallContent> CallsOf(ChatResponse reply) =>
        reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
}
