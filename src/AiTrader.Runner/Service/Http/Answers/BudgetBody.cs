using AiTrader.Runner.Service.Registrations;
using AiTrader.Tools;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>What a session can use; each member narrows what the service offers the model with.</summary>
/// <param name="Turns">Replies.</param>
/// <param name="Tokens">Tokens, input and output together.</param>
/// <param name="WallTime">Seconds.</param>
/// <param name="Money">The cost of a session.</param>
internal sealed record BudgetBody(int? Turns, long? Tokens, int? WallTime, decimal? Money)
{
    /// <summary>That of a registration.</summary>
    public static BudgetBody? Of(OwnBudget? budget) =>
        budget is null ? null : new(budget.Turns, budget.Tokens, budget.WallTime, budget.Money);

    /// <summary>That with which a model is offered.</summary>
    public static BudgetBody? Of(ChatBudget? budget) =>
        budget is null
            ? null
            : new(budget.Turns, budget.Tokens, (int)budget.WallTime.TotalSeconds, budget.CostLimit?.Limit);
}
