using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Chat;

/// <summary>
/// A call whose arguments were not JSON. That is all there is to it, and a serialized <see cref="FunctionCallContent"/> leaves it out:
/// read back from a journal, the call would look like one without arguments. So it is marked before it is written.
/// </summary>
internal static class MalformedCall
{
    private const string Mark = "arguments_not_json";

    /// <summary>Marks the malformed calls of a reply that is about to be written.</summary>
    public static ChatResponse Marked(ChatResponse reply)
    {
        foreach (var call in CallsOf(reply).Where(call => call.Exception is not null))
        {
            (call.AdditionalProperties ??= [])[Mark] = true;
        }

        return reply;
    }

    /// <summary>Makes the marked calls of a reply that was read malformed again.</summary>
    public static ChatResponse Restored(ChatResponse reply)
    {
        foreach (var call in CallsOf(reply).Where(call => call.AdditionalProperties?.ContainsKey(Mark) == true))
        {
            call.Exception = new JsonException("The arguments are not JSON.");
        }

        return reply;
    }

    private static IEnumerable<FunctionCallContent> CallsOf(ChatResponse reply) =>
        reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
}
