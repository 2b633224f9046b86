using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>What an application that is compiled ahead of time, without reflection for JSON, knows of arguments.</summary>
internal sealed class ArgumentJsonTests
{
    private static readonly JsonSerializerOptions WithoutReflection = new()
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine([
            .. ToolSerializer.Options.TypeInfoResolverChain.Where(resolver => resolver is JsonSerializerContext),
        ]),
    };

    private static IEnumerable<Type> ArgumentsOfTheTools() =>
        typeof(TradingTool)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic))
            .Where(method =>
                method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(TradingContext)
            )
            .SelectMany(method => method.GetParameters())
            .Where(parameter => parameter.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>() is not null)
            .Select(parameter => parameter.ParameterType)
            .Distinct();

    private static Type[] Words() =>
        [typeof(Symbol), typeof(TradingTime), typeof(Price), typeof(Quantity), typeof(Money), typeof(ModelId)];

    [TestCaseSource(nameof(ArgumentsOfTheTools))]
    [TestCaseSource(nameof(Words))]
    [TestCase(typeof(int?))]
    [TestCase(typeof(OrderSide))]
    [TestCase(typeof(string[]))]
    [TestCase(typeof(IReadOnlyList<string>))]
    public void A_schema_is_made_of_an_argument_without_reflection(Type type)
    {
        Assert.That(() => AIJsonUtilities.CreateJsonSchema(type, serializerOptions: WithoutReflection), Throws.Nothing);
    }

    [Test]
    public void The_arguments_of_the_tools_are_found() =>
        Assert.That(ArgumentsOfTheTools(), Does.Contain(typeof(string)).And.Contain(typeof(decimal?)));
}
