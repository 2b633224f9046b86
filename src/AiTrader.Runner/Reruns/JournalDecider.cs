using AiTrader.Runner.Models;
using AiTrader.Tools;

namespace AiTrader.Runner.Reruns;

/// <summary>A model that replies what the journal of each session says that it replied.</summary>
/// <param name="plan">The model, with its prompt; null for the prompt that this program ships.</param>
internal sealed class JournalDecider(ModelPlan? plan) : IRerunDecider
{
    /// <inheritdoc/>
    public string Name => "journal";

    /// <inheritdoc/>
    public bool Converses => true;

    /// <inheritdoc/>
    public IDecisionMaker Create(RecordedConversation session, AsOfNews? news)
    {
        var replies = new Queue<Microsoft.Extensions.AI.ChatResponse>(session.Replies());

        // The session ended with its last reply, for whatever reason.
        return new ChatDecisionMaker(
            new ScriptedChatClient(_ =>
                replies.TryDequeue(out var reply)
                    ? reply
                    : throw new InvalidDataException("The model was asked once more than its journal has replies.")
            ),
            new ChatDecisionMakerOptions
            {
                Prompt = plan?.Prompt ?? new TradingPrompt(),
                Budget = new ChatBudget { Turns = Math.Max(1, replies.Count) },
                Tools = desk => StandardTools.CreateFor(desk, session.HadNews ? news : null, session.HadMemory),
            }
        );
    }
}
