using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Binding;

public sealed class TradingToolsetTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    private static readonly TradingTool Who = TradingTool.Create(
        "who",
        "Says for whom it was called.",
        (TradingContext context, string greeting) => $"{greeting}, {context.Signature}!"
    );

    [Test]
    public async Task A_collection_expression_adds_a_tool_of_ones_own_to_the_standard_ones()
    {
        TradingToolset tools = [.. StandardTools.CreateFor(new TradingFloor(TestMarket.UsWeek()).ToolDesk()), Who];

        Assert.That((tools.Count, tools[^1], tools[0].Name), Is.EqualTo((10, Who, "buy")));
        Assert.That(await tools.CallAsync(Context, "who", """{"greeting":"Hello"}"""), Is.EqualTo("Hello, alice!"));
    }

    [Test]
    public void It_lists_its_tools_in_order()
    {
        TradingToolset tools = [Named("b"), Named("a")];

        Assert.That(tools.Select(tool => tool.Name), Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public void Two_tools_of_one_name_are_refused() =>
        Assert.That(
            () => TradingToolset.Create([Named("a"), Named("b"), Named("a")]),
            Throws.ArgumentException.With.Message.Contains("more than once: a.")
        );

    [Test]
    public void A_tool_that_is_null_is_refused() =>
        Assert.That(() => TradingToolset.Create([Named("a"), null!]), Throws.ArgumentException);

    private static TradingTool Named(string name) => TradingTool.Create(name, "One.", (TradingContext _) => 1);
}
