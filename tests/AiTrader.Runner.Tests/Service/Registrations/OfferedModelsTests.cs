using AiTrader.Runner.Models;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Tests.Service.Registrations;

internal sealed class OfferedModelsTests
{
    private static readonly OfferedModels Offered = OfferedModels.Create([], seed: 1, news: null);

    [Test]
    public void Traders_of_a_model_share_what_decides_so_that_runs_leave_nothing_behind()
    {
        var first = Offered.Enter(Registered("alice"))!;

        Assert.That(Offered.Enter(Registered("alice"))!.DecisionMaker, Is.SameAs(first.DecisionMaker));
        Assert.That(Offered.Enter(Registered("bob"))!.DecisionMaker, Is.SameAs(first.DecisionMaker));
    }

    [Test]
    public void A_trader_with_a_prompt_a_budget_or_a_memory_has_its_own()
    {
        var standard = Offered.Enter(Registered("alice"))!.DecisionMaker;

        Assert.Multiple(() =>
        {
            AssertOwn(Registered("alice") with { Prompt = "Trade {portfolio} at {time}." });
            AssertOwn(Registered("alice") with { Budget = new OwnBudget(2, null, null, null) });
            AssertOwn(Registered("alice") with { HasMemory = true });
        });

        void AssertOwn(Registration own) =>
            Assert.That(Offered.Enter(own)!.DecisionMaker, Is.Not.SameAs(standard), $"{own}");
    }

    private static Registration Registered(string signature) =>
        new(Signature.Parse(signature), UserName.Parse("ada"), DemoScript.ModelId, new Money(1_000));
}
