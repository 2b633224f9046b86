using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>Which types a model can give, and what it is told of the others.</summary>
internal sealed class ArgumentTypesTests
{
    private const string Service = "it is a service, not a value";

    private static readonly TradingContext Context = Testing.Contexts.Alice("2025-10-07");

    private static readonly JsonSerializerOptions Ignorant = new()
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(),
    };

    private static readonly TestCaseData[] Lists =
    [
        List((TradingContext _, string[] it) => it.Length, "a list such as [\"A\", \"B\"]"),
        List((TradingContext _, int[] it) => it.Length, "a list such as [1, 2]"),
        List((TradingContext _, decimal[] it) => it.Length, "a list such as [1, 2]"),
        List((TradingContext _, double[] it) => it.Length, "a list such as [1, 2]"),
        List((TradingContext _, float[] it) => it.Length, "a list such as [1, 2]"),
        List(
            (TradingContext _, Lots[] it) => it.Length,
            "a list in brackets, with the elements that the schema describes"
        ),
        List((TradingContext _, double it) => it, "a number such as 10 or 0.25"),
        List((TradingContext _, float it) => it, "a number such as 10 or 0.25"),
    ];

    [TestCaseSource(nameof(Lists))]
    public async Task A_model_is_told_what_is_allowed(TradingTool tool, string allowed)
    {
        TradingToolset tools = [tool];

        Assert.That(
            await tools.CallAsync(Context, "x", """{"it":true}"""),
            Is.EqualTo($"The argument 'it' is true. Give {allowed}.")
        );
    }

    [TestCase(typeof(IServiceProvider))]
    [TestCase(typeof(TimeProvider))]
    [TestCase(typeof(Shape))]
    [TestCase(typeof(Func<int>))]
    [TestCase(typeof(HttpClient))]
    [TestCase(typeof(IAsyncDisposable))]
    [TestCase(typeof(Task<int>))]
    [TestCase(typeof(Microsoft.Extensions.AI.AIFunctionArguments))]
    public void A_service_is_not_a_value(Type type) => Assert.That(WhyNot(type), Is.EqualTo(Service));

    [TestCase(typeof(IReadOnlyList<int>))]
    [TestCase(typeof(IEnumerable<string>))]
    [TestCase(typeof(Lots))]
    [TestCase(typeof(object))]
    [TestCase(typeof(Converted))]
    [TestCase(typeof(Animal))]
    public void A_value_is_allowed(Type type) => Assert.That(WhyNot(type), Is.Null);

    [TestCase("""{"$type":"dog","legs":4}""", "Dog 4")]
    [TestCase("""{"$type":"bird","legs":2,"wings":2}""", "Bird 2")]
    [TestCase("""{"legs":4}""", """The argument 'it' is {"legs":4}. Give a Animal.""")]
    public async Task A_value_of_one_of_several_kinds_is_read(string given, string answer)
    {
        TradingToolset tools =
        [
            TradingTool.Create("x", "X.", (TradingContext _, Animal it) => $"{it.GetType().Name} {it.Legs}"),
        ];

        Assert.That(await tools.CallAsync(Context, "x", $$"""{"it":{{given}}}"""), Is.EqualTo(answer));
    }

    [Test]
    public void Each_kind_of_a_value_is_one_that_a_model_can_give() =>
        Assert.That(
            WhyNot(typeof(Plan)),
            Is.EqualTo("of its kind 'Late': of its member 'context': the session sets it")
        );

    [Test]
    public void What_a_type_says_of_its_json_is_not_said_of_a_type_below_it() =>
        Assert.That(WhyNot(typeof(BelowConverted)), Is.EqualTo(Service));

    [Test]
    public void A_type_without_members_is_refused() =>
        Assert.That(WhyNot(typeof(Nothing)), Is.EqualTo("it has no members that JSON can set"));

    [TestCase(typeof(bool))]
    [TestCase(typeof(int?))]
    [TestCase(typeof(double))]
    [TestCase(typeof(string))]
    [TestCase(typeof(Quantity))]
    [TestCase(typeof(Symbol))]
    public void Text_numbers_truths_and_words_need_no_serializer(Type type) =>
        Assert.That(ArgumentTypes.WhyNot(type, Ignorant), Is.Null);

    [TestCase(typeof(Lots))]
    [TestCase(typeof(DateOnly))]
    public void Any_other_type_needs_one(Type type) =>
        Assert.That(ArgumentTypes.WhyNot(type, Ignorant), Does.StartWith("JSON cannot read it ("));

    private static string? WhyNot(Type type) => ArgumentTypes.WhyNot(type, ToolSerializer.Options);

    private static TestCaseData List<T, TResult>(Func<TradingContext, T, TResult> method, string allowed) =>
        new TestCaseData(TradingTool.Create("x", "X.", method), allowed).SetArgDisplayNames(typeof(T).Name);

    private abstract class Shape
    {
        public int Sides { get; init; }
    }

    [JsonDerivedType(typeof(Dog), "dog")]
    [JsonDerivedType(typeof(Bird), "bird")]
    private abstract class Animal
    {
        public int Legs { get; init; }
    }

    private sealed class Dog : Animal;

    private sealed class Bird : Animal
    {
        public int Wings { get; init; }
    }

    [JsonDerivedType(typeof(Early), "early")]
    [JsonDerivedType(typeof(Late), "late")]
    private abstract record Plan;

    private sealed record Early(int Hours) : Plan;

    private sealed record Late(TradingContext Context) : Plan;

    [JsonConverter(typeof(ConvertedConverter))]
    private abstract class Converted
    {
        public int Count { get; init; }
    }

    private abstract class BelowConverted : Converted;

    private sealed class Nothing;

    private sealed class ConvertedConverter : JsonConverter<Converted>
    {
        public override Converted? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Converted value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Count);
    }
}
