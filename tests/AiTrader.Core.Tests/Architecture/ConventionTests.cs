using AiTrader.Testing;

namespace AiTrader.Core.Tests.Architecture;

public sealed class ConventionTests
{
    private static readonly ApiConventions Core = new(typeof(TradingContext).Assembly);
    private static readonly ApiConventions Broken = new(typeof(ConventionTests).Assembly);

    [Test]
    public void Public_classes_are_sealed_abstract_or_static() => Assert.That(Core.OpenClasses(), Is.Empty);

    [Test]
    public void There_is_no_state_in_statics() => Assert.That(Core.StaticState(), Is.Empty);

    [Test]
    public void No_static_property_can_be_set() => Assert.That(Core.SettableStaticProperties(), Is.Empty);

    [Test]
    public void No_enum_has_a_member_that_nobody_needs_to_say() => Assert.That(Core.EnumsWithZero(), Is.Empty);

    [Test]
    public void Asynchronous_methods_say_so_and_take_a_cancellation_token_last() =>
        Assert.That(Core.MisnamedAsynchronousMethods(), Is.Empty);

    // A standalone desk asks each call for the context.
    [Test]
    public void Whatever_acts_or_shows_takes_the_context_first() =>
        Assert.That(
            ApiConventions.MethodsWithoutContext(
                typeof(IBrokerage),
                typeof(IMarketData),
                typeof(ITradingDesk),
                typeof(IToolDesk),
                typeof(IDecisionMaker),
                typeof(SessionRunner)
            ),
            Is.EqualTo(new[] { "SessionRunner.CreateStandaloneDesk" })
        );

    [Test]
    public void An_open_class_is_found() =>
        Assert.That(Broken.OpenClasses(), Does.Contain(typeof(AnOpenClass).FullName));

    [Test]
    public void State_in_statics_is_found() =>
        Assert.That(
            Broken.StaticState(),
            Does.Contain($"{typeof(AnOpenClass).FullName}.s_state").And.Contain($"{typeof(AnOpenClass).FullName}.Cache")
        );

    [Test]
    public void A_static_property_that_can_be_set_is_found() =>
        Assert.That(Broken.SettableStaticProperties(), Does.Contain($"{typeof(AnOpenClass).FullName}.Ambient"));

    [Test]
    public void An_enum_with_zero_is_found() =>
        Assert.That(Broken.EnumsWithZero(), Does.Contain(typeof(AnEnumWithZero).FullName));

    [Test]
    public void A_misnamed_asynchronous_method_is_found() =>
        Assert.That(
            Broken.MisnamedAsynchronousMethods(),
            Is.SupersetOf(new[] { "AnOpenClass.Wait", "AnOpenClass.WaitAsync" })
        );
}
