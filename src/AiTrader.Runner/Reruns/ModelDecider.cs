using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Reruns;

/// <summary>A model that replies again what it replied.</summary>
/// <param name="name">Where its replies come from: <c>journal</c> or <c>cassette</c>.</param>
/// <param name="prompt">Its prompt; null for the one that this program ships.</param>
/// <param name="connect">The client that replies in a session.</param>
internal sealed class ModelDecider(string name, TradingPrompt? prompt, Func<RecordedConversation, IChatClient> connect)
    : IRerunDecider
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>A model that replies what the journal of each session has.</summary>
    public static ModelDecider OfJournal(TradingPrompt? prompt) => new("journal", prompt, Replying);

    /// <summary>A model that replies what a cassette has for the same question.</summary>
    public static ModelDecider OfCassette(TradingPrompt? prompt, IChatClient cassette) =>
        new("cassette", prompt, _ => cassette);

    /// <inheritdoc/>
    public IDecisionMaker Create(RecordedConversation session, AsOfNews? news) =>
        new ChatDecisionMaker(
            connect(session),
            new ChatDecisionMakerOptions
            {
                Prompt = prompt ?? new TradingPrompt(),

                // The session ended with its last reply, for whatever reason.
                Budget = new ChatBudget { Turns = Math.Max(1, session.ReplyCount) },
                Tools = desk => StandardTools.CreateFor(desk, session.HadNews ? news : null, session.HadMemory),
            }
        );

    private static ScriptedChatClient Replying(RecordedConversation session)
    {
        var replies = new Queue<ChatResponse>(session.Replies());
        return new ScriptedChatClient(_ =>
            replies.TryDequeue(out var reply)
                ? reply
                : throw new InvalidDataException("The model was asked once more than its journal has replies.")
        );
    }
}
