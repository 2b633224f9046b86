using AiTrader.Runner.Models;
using AiTrader.Tools;

namespace AiTrader.Runner.Reruns;

/// <summary>A model that replies what a cassette recorded for the same question.</summary>
/// <param name="plan">The model, whose client is the player of a cassette.</param>
internal sealed class CassetteDecider(ModelPlan plan) : IRerunDecider
{
    /// <inheritdoc/>
    public string Name => "cassette";

    /// <inheritdoc/>
    public bool Converses => true;

    /// <inheritdoc/>
    public IDecisionMaker Create(RecordedConversation session, AsOfNews? news) =>
        (plan with { RecordFile = null }).DecisionMaker(news);
}
