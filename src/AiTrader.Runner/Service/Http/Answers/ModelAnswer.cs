using AiTrader.Runner.Service.Registrations;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>What can decide for a trader.</summary>
/// <param name="ModelId">The id, with which it is chosen.</param>
/// <param name="IsBaseline">Whether it is a baseline, which takes no prompt, memory and budget.</param>
/// <param name="Budget">What a session can use; absent for a baseline.</param>
/// <param name="KnowledgeCutoff">The first day that the model cannot know; absent if it is not known.</param>
internal sealed record ModelAnswer(ModelId ModelId, bool IsBaseline, BudgetBody? Budget, DateOnly? KnowledgeCutoff)
{
    /// <summary>That of an offered model.</summary>
    public static ModelAnswer Of(OfferedModel model) =>
        new(model.Id, !model.IsModel, BudgetBody.Of(model.Budget), model.KnowledgeCutoff);
}
