using AiTrader.Testing;

namespace AiTrader.Tools.Tests;

public sealed class ToolConventionTests
{
    private static readonly ApiConventions Tools = new(typeof(StandardTools).Assembly);

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
    public void Whatever_acts_or_shows_takes_the_context_first() =>
        Assert.That(ApiConventions.MethodsWithoutContext(typeof(IToolDesk), typeof(AsOfNews)), Is.Empty);

    /// <summary>One file a tool: what a model is told of it, what it takes and what it is answered.</summary>
    [Test]
    public void Every_standard_tool_is_a_type_of_its_own_with_its_name()
    {
        string[] types =
        [
            .. typeof(StandardTools)
                .Assembly.GetTypes()
                .Where(type => type is { IsAbstract: true, IsSealed: true, IsPublic: false, IsNested: false })
                .Where(type => type.Namespace == typeof(StandardTools).Namespace)
                .Where(type => type.Name.EndsWith("Tool", StringComparison.Ordinal))
                .Select(type => (string)type.GetField("Name")!.GetRawConstantValue()!),
        ];
        var source = new AsOfNews(Substitute.For<INewsSource>(), Market.Us);

        Assert.That(
            StandardTools
                .CreateFor(new TradingFloor(TestMarket.UsWeek()).ToolDesk(), source, memory: true)
                .Select(tool => tool.Name),
            Is.EquivalentTo(types)
        );
    }
}
