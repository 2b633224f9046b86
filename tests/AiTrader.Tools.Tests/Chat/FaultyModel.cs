using System.Net;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>
/// A model whose endpoint fails in one of the ways in which endpoints do, when it is told to; else it replies as it
/// would.
/// </summary>
internal static class FaultyModel
{
    public static Func<IReadOnlyList<ChatMessage>, ChatResponse> Of(
        Func<IReadOnlyList<ChatMessage>, ChatResponse> model,
        Random random,
        Func<bool> breaks
    ) =>
        messages =>
            !breaks()
                ? model(messages)
                : random.Next(8) switch
                {
                    0 => throw new HttpRequestException(
                        "The endpoint fails.",
                        null,
                        HttpStatusCode.InternalServerError
                    ),
                    1 => throw new HttpRequestException("The key is wrong.", null, HttpStatusCode.Unauthorized),
                    2 => throw new TaskCanceledException("The endpoint is too slow.", new TimeoutException()),
                    3 => throw new InvalidOperationException("The body is not JSON."),
                    4 => new ChatResponse([]),
                    5 => ScriptedChatClient.Say(""),
                    6 => Ended(model(messages), ChatFinishReason.Length),
                    _ => Ended(model(messages), ChatFinishReason.ContentFilter),
                };

    private static ChatResponse Ended(ChatResponse reply, ChatFinishReason reason)
    {
        reply.FinishReason = reason;
        return reply;
    }
}
