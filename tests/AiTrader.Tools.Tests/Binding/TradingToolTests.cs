using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Binding;

public sealed class TradingToolTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    private static readonly TradingToolOptions Generated = new() { SerializerOptions = LotsContext.Default.Options };

    [Test]
    public void A_tool_that_takes_an_id_trades_and_any_other_reads() =>
        Assert.That(
            (
                TradingTool.Create("a", "A.", (TradingContext _, ClientOrderId id) => id.Value).Effect,
                TradingTool.Create("b", "B.", (TradingContext _, string text) => text).Effect
            ),
            Is.EqualTo((ToolEffect.Trades, ToolEffect.Reads))
        );

    [Test]
    public void An_effect_that_is_said_counts() =>
        Assert.That(
            TradingTool
                .Create(
                    "note",
                    "Notes.",
                    (TradingContext _, ClientOrderId id) => id.Value,
                    new TradingToolOptions { Effect = ToolEffect.Notes }
                )
                .Effect,
            Is.EqualTo(ToolEffect.Notes)
        );

    [Test]
    public async Task A_trading_tool_has_five_arguments_beside_the_id_and_the_token()
    {
        TradingToolset tools =
        [
            TradingTool.Create(
                "many",
                "Takes many.",
                (
                    TradingContext _,
                    ClientOrderId id,
                    string a,
                    int b,
                    decimal c,
                    string d,
                    int e,
                    CancellationToken _
                ) => $"{id} {a} {b} {c} {d} {e}"
            ),
        ];

        Assert.That(
            await tools.CallAsync(Context, "many", """{"a":"x","b":1,"c":2.5,"d":"y","e":3}"""),
            Is.EqualTo("2025-10-07#1.1 x 1 2.5 y 3")
        );
    }

    [Test]
    public async Task Types_of_ones_own_are_read_and_written_by_the_serializer_that_is_given()
    {
        TradingToolset tools =
        [
            TradingTool.Create(
                "double",
                "Doubles lots.",
                (TradingContext _, ClientOrderId id, Lots lots) =>
                    lots with
                    {
                        Symbol = $"{lots.Symbol} {id}",
                        Count = lots.Count * 2,
                    },
                Generated
            ),
        ];

        Assert.That(
            await tools.CallAsync(Context, "double", """{"lots":{"symbol":"AAA","count":3}}"""),
            Is.EqualTo("""{"symbol":"AAA 2025-10-07#1.1","count":6}""")
        );
    }

    [Test]
    public async Task A_text_is_the_answer_as_it_is_whatever_the_serializer()
    {
        TradingToolset tools = [TradingTool.Create("say", "Says.", (TradingContext _) => "\"so\"", Generated)];

        Assert.That(await tools.CallAsync(Context, "say"), Is.EqualTo("\"so\""));
    }

    [TestCase("""{"lots":{"symbol":"AAA","count":"many"}}""")]
    [TestCase("""{"lots":3}""")]
    public async Task What_is_not_of_the_type_is_answered_with_advice(string arguments)
    {
        TradingToolset tools =
        [
            TradingTool.Create("double", "Doubles lots.", (TradingContext _, Lots lots) => lots.Count, Generated),
        ];

        Assert.That(await tools.CallAsync(Context, "double", arguments), Does.EndWith("Give a Lots."));
    }

    [TestCase("", "Some.")]
    [TestCase("name", " ")]
    public void A_tool_without_a_name_or_a_description_is_refused(string name, string description) =>
        Assert.That(
            () => TradingTool.Create(name, description, (TradingContext _) => 1),
            Throws.InstanceOf<ArgumentException>()
        );
}
