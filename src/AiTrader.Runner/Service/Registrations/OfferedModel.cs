using System.Collections.Concurrent;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Models;
using AiTrader.Tools;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>What users choose by its id: a model or a baseline. Endpoint and key are the service's own.</summary>
internal sealed class OfferedModel
{
    private readonly Func<Registration, Trader> _enter;

    private OfferedModel(ModelId id, Func<Registration, Trader> enter) => (Id, _enter) = (id, enter);

    /// <summary>The id.</summary>
    public ModelId Id { get; }

    /// <summary>Whether it is a model, which has a prompt, a memory and a budget; false for a baseline.</summary>
    public bool IsModel => Budget is not null;

    /// <summary>The budget of a session; null for a baseline.</summary>
    public ChatBudget? Budget { get; private init; }

    /// <summary>The prices of its tokens; null if they are not known.</summary>
    public TokenPrices? Prices { get; private init; }

    /// <summary>The date before which the model may know what happened; null if it is not known.</summary>
    public DateOnly? KnowledgeCutoff { get; private init; }

    /// <summary>A baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="seed">The seed of the service.</param>
    public static OfferedModel Of(Baseline baseline, int seed) =>
        new(
            baseline.Enter(Signature.Parse(baseline.Name), seed, new Money(0)).ModelId,
            registration =>
                baseline.Enter(registration.Signature, seed, registration.Cash) with
                {
                    Mandate = registration.Mandate,
                }
        );

    /// <summary>A model.</summary>
    /// <param name="plan">The model, with its endpoint and its key.</param>
    /// <param name="news">The news to search; null for no news.</param>
    public static OfferedModel Of(ModelPlan plan, AsOfNews? news)
    {
        // A decision maker has instruments of its own, which the runtime never gives back: those that would be equal
        // are one, for any number of traders and runs.
        var makers = new ConcurrentDictionary<(string? Prompt, OwnBudget? Budget, bool HasMemory), IDecisionMaker>();
        return new OfferedModel(
            plan.Id,
            registration =>
                Enter(
                    plan,
                    makers.GetOrAdd(
                        (registration.Prompt, registration.Budget, registration.HasMemory),
                        _ => DecisionMakerOf(plan, news, registration)
                    ),
                    registration
                )
        )
        {
            Budget = plan.Budget,
            Prices = plan.Prices,
            KnowledgeCutoff = plan.KnowledgeCutoff,
        };
    }

    /// <summary>The trader of a registration.</summary>
    public Trader Enter(Registration registration) => _enter(registration);

    /// <summary>What of a trader's own budget is more than what is offered.</summary>
    public IEnumerable<(string Member, string What)> FindProblems(OwnBudget? budget) =>
        budget is null || Budget is null ? [] : budget.FindProblems(Budget, Prices);

    private static ChatDecisionMaker DecisionMakerOf(ModelPlan plan, AsOfNews? news, Registration registration) =>
        (
            plan with
            {
                Prompt = registration.Prompt is { } prompt ? new TradingPrompt(prompt) : plan.Prompt,
                Budget = registration.Budget?.Narrow(plan.Budget, plan.Prices) ?? plan.Budget,
                HasMemory = registration.HasMemory,
            }
        ).DecisionMaker(news);

    private static Trader Enter(ModelPlan plan, IDecisionMaker maker, Registration registration) =>
        new(registration.Signature, plan.Id, maker)
        {
            Cash = registration.Cash,
            KnowledgeCutoff = plan.KnowledgeCutoff,
            Mandate = registration.Mandate,
        };
}
