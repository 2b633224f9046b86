using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>By which serializer arguments are read and answers are written.</summary>
internal sealed class ToolSerializerTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    private static readonly TradingToolOptions SnakeCase = new()
    {
        SerializerOptions = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        },
    };

    [Test]
    public void Where_a_tool_says_nothing_its_json_has_no_blanks_and_needs_no_reflection() =>
        Assert.Multiple(() =>
        {
            Assert.That(ToolSerializer.Options.WriteIndented, Is.False);
            Assert.That(ToolSerializer.Options.IsReadOnly, Is.True);
            Assert.That(ToolSerializer.Options.TypeInfoResolverChain, Does.Contain(ArgumentJson.Default));
            Assert.That(
                ToolSerializer.Options.PropertyNamingPolicy,
                Is.EqualTo(AIJsonUtilities.DefaultOptions.PropertyNamingPolicy)
            );
        });

    [TestCase("""{"it":{"first_lot":3}}""", """{"first_lot":4}""")]
    [TestCase("""{"it":{"firstLot":3}}""", """{"first_lot":1}""")]
    public async Task A_tool_reads_and_writes_by_its_own_serializer(string arguments, string answer)
    {
        TradingToolset tools =
        [
            TradingTool.Create("x", "X.", (TradingContext _, Basket it) => new Basket(it.FirstLot + 1), SnakeCase),
        ];

        Assert.That(await tools.CallAsync(Context, "x", arguments), Is.EqualTo(answer));
    }

    [Test]
    public async Task Another_tool_reads_and_writes_as_the_framework_does()
    {
        TradingToolset tools =
        [
            TradingTool.Create("x", "X.", (TradingContext _, Basket it) => new Basket(it.FirstLot + 1)),
        ];

        Assert.That(await tools.CallAsync(Context, "x", """{"it":{"firstLot":3}}"""), Is.EqualTo("""{"firstLot":4}"""));
    }

    [Test]
    public async Task Advice_of_a_value_that_is_not_json_shows_the_value()
    {
        TradingToolset tools = [TradingTool.Create("x", "X.", (TradingContext _, int it) => it)];

        string answer = await tools
            .Bind(Context)
            .CallAsync(
                new FunctionCallContent("1", "x", new Dictionary<string, object?> { ["it"] = 1.5 }),
                new ToolCallNumber(1, 1)
            );

        Assert.That(answer, Is.EqualTo("The argument 'it' is 1.5. Give a whole number such as 10."));
    }

    [Test]
    public void A_tool_shows_its_model_no_schema_of_its_answers() =>
        Assert.That(
            (JsonElement?[])
                [
                    TradingTool.Create("x", "X.", (TradingContext _) => new Basket(1)).Function.ReturnJsonSchema,
                    TradingTool
                        .Create("x", "X.", (TradingContext _) => new Basket(2), SnakeCase)
                        .Function.ReturnJsonSchema,
                ],
            Is.All.Null
        );

    private sealed record Basket(int FirstLot);
}
