using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>What a tool server shows of the answers of a tool.</summary>
internal sealed class AnswerSchemaTests
{
    private static readonly TradingTool Structured = TradingTool.Create(
        "double",
        "Doubles.",
        (TradingContext _, decimal it) => new StructuredAnswer<CalculateContent>("", new(it * 2))
    );

    [Test]
    public void An_answer_has_the_advice_as_text() =>
        Assert.That(
            Schema().GetProperty("properties").GetProperty("advice").GetRawText(),
            Is.EqualTo(
                """{"type":"string","description":"Why the call was not understood, and what is allowed. """
                    + """Nothing was executed."}"""
            )
        );

    [Test]
    public void An_answer_has_either_what_is_required_or_the_advice() =>
        Assert.That(
            Schema().GetProperty("anyOf").GetRawText(),
            Is.EqualTo("""[{"required":["value"]},{"required":["advice"]}]""")
        );

    [Test]
    public void Nothing_is_required_outside_of_the_choice() =>
        Assert.That(
            Schema().EnumerateObject().Select(member => member.Name),
            Is.EquivalentTo(new[] { "type", "properties", "anyOf" })
        );

    [Test]
    public void A_task_of_an_answer_has_the_schema_of_the_answer() =>
        Assert.That(
            TradingTool
                .Create(
                    "later",
                    "Doubles later.",
                    (TradingContext _, decimal it) =>
                        Task.FromResult(new StructuredAnswer<CalculateContent>("", new(it * 2)))
                )
                .CreateAnswerSchema()
                ?.GetRawText(),
            Is.EqualTo(Schema().GetRawText())
        );

    [Test]
    public void A_text_has_no_schema() =>
        Assert.That(
            TradingTool.Create("say", "Says.", (TradingContext _, string it) => it).CreateAnswerSchema(),
            Is.Null
        );

    [Test]
    public void A_tool_that_is_made_of_a_schema_shows_that_schema_and_none_of_its_answers()
    {
        var function = AIFunctionFactory.Create((string it) => it, "far", "Is elsewhere.");
        var tool = TradingTool.FromFunction(function, ["it"], ToolEffect.Reads, showsTextOfOthers: false);

        Assert.Multiple(() =>
        {
            Assert.That(tool.CreateAnswerSchema(), Is.Null);
            Assert.That(JsonElement.DeepEquals(tool.CreateServedSchema(), function.JsonSchema), Is.True);
        });
    }

    private static JsonElement Schema() => Structured.CreateAnswerSchema()!.Value;
}
