using AiTrader.Testing;

namespace AiTrader.Tools.Tests;

public sealed class ToolConventionTests
{
    private static readonly ApiConventions Tools = new(typeof(TradeTool).Assembly);

    [Test]
    public void Public_classes_are_sealed_abstract_or_static() => Assert.That(Tools.OpenClasses(), Is.Empty);

    [Test]
    public void There_is_no_state_in_statics() => Assert.That(Tools.StaticState(), Is.Empty);

    [Test]
    public void No_static_property_can_be_set() => Assert.That(Tools.SettableStaticProperties(), Is.Empty);

    [Test]
    public void No_enum_has_a_member_that_nobody_needs_to_say() => Assert.That(Tools.EnumsWithZero(), Is.Empty);

    [Test]
    public void Asynchronous_methods_say_so_and_take_a_cancellation_token_last() =>
        Assert.That(Tools.MisnamedAsynchronousMethods(), Is.Empty);

    [Test]
    public void Every_method_of_every_tool_takes_the_context_first() =>
        Assert.That(ApiConventions.MethodsWithoutContext(ToolTypes()), Is.Empty);

    [Test]
    public void A_tool_has_no_state_but_what_it_was_made_with() =>
        Assert.That(
            ToolTypes()
                .SelectMany(type => type.GetProperties().Where(property => property.CanWrite))
                .Select(property => property.Name),
            Is.Empty
        );

    [Test]
    public void There_are_tools() =>
        Assert.That(
            ToolTypes(),
            Is.SupersetOf(new[] { typeof(TradeTool), typeof(HoldTool), typeof(PriceTool), typeof(PortfolioTool) })
        );

    private static IEnumerable<Type> ToolTypes() =>
        typeof(TradeTool)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type.Namespace == typeof(TradeTool).Namespace && type.Name.EndsWith("Tool", StringComparison.Ordinal)
            );
}
