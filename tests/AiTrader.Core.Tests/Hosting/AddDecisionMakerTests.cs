using AiTrader.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Core.Tests.Hosting;

public sealed class AddDecisionMakerTests
{
    [Test]
    public async Task A_decision_maker_is_found_by_the_model_of_a_context()
    {
        var services = TradingServices.Ready();
        var (gpt, claude) = (ScriptedDecisions.Holding("No."), ScriptedDecisions.Holding("Not today."));
        services.AddAiTrader().AddDecisionMaker("openai/gpt-5", _ => gpt).AddDecisionMaker("claude", _ => claude);
        await using var provider = services.BuildServiceProvider();
        var context = TradingContext.For("alice").Using(ModelId.Parse("openai/gpt-5")).At("2024-01-01");

        Assert.That(provider.GetKeyedService<IDecisionMaker>(context.ModelId), Is.SameAs(gpt));
        Assert.That(provider.GetKeyedService<IDecisionMaker>(ModelId.Parse("claude")), Is.SameAs(claude));
    }

    [Test]
    public async Task Nobody_decides_for_a_model_that_is_not_offered()
    {
        var services = TradingServices.Ready();
        services.AddAiTrader().AddDecisionMaker("openai/gpt-5", _ => ScriptedDecisions.Holding("No."));
        await using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetKeyedService<IDecisionMaker>(ModelId.Parse("openai/gpt-4")), Is.Null);
    }

    [Test]
    public void A_model_id_is_checked_at_once() =>
        Assert.That(
            () => TradingServices.Ready().AddAiTrader().AddDecisionMaker("a b", _ => ScriptedDecisions.Silent()),
            Throws.TypeOf<FormatException>()
        );
}
