using System.Text.Json;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>What a schema allows can be called, and what no model can give is refused when the tool is made.</summary>
public sealed class ToolParameterTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    [TestCaseSource(nameof(Readable))]
    public async Task What_the_schema_allows_is_read((TradingTool Tool, string Type, string Given, string Answer) row)
    {
        TradingToolset tools = [row.Tool];
        var schema = tools.Bind(Context)[0].JsonSchema;

        Assert.Multiple(() =>
        {
            Assert.That(TypeOf(schema.GetProperty("properties").GetProperty("it")), Is.EqualTo(row.Type));
            Assert.That(
                tools.CallAsync(Context, row.Tool.Name, $$"""{"it":{{row.Given}}}""").Result,
                Is.EqualTo(row.Answer)
            );
        });
        await Task.CompletedTask;
    }

    [TestCaseSource(nameof(Refused))]
    public async Task What_it_does_not_allow_is_answered_with_what_is_allowed(
        (TradingTool Tool, string Given, string Allowed) row
    )
    {
        TradingToolset tools = [row.Tool];

        Assert.That(
            await tools.CallAsync(Context, row.Tool.Name, $$"""{"it":{{row.Given}}}"""),
            Does.StartWith($"The argument 'it' is {row.Given}. Give").And.EndWith(row.Allowed + ".")
        );
    }

    [Test]
    public async Task An_argument_that_is_left_out_has_its_default()
    {
        TradingToolset tools =
        [
            TradingTool.Create<int, decimal, OrderSide, OrderSide?, TradingTime?, Symbol?, string>(
                "defaults",
                "Has defaults.",
                Defaults
            ),
        ];

        Assert.That(await tools.CallAsync(Context, "defaults", "{}"), Is.EqualTo("20 0.5 Sell Buy  True alice"));
    }

    [Test]
    public void A_required_argument_that_may_be_null_is_required_still()
    {
        TradingToolset tools = [TradingTool.Create("count", "Counts.", (TradingContext _, int? it) => it ?? -1)];

        Assert.That(tools.CallAsync(Context, "count").Result, Does.StartWith("The argument 'it' is missing."));
        Assert.That(tools.CallAsync(Context, "count", """{"it":null}""").Result, Is.EqualTo("-1"));
    }

    [TestCaseSource(nameof(Impossible))]
    public void A_parameter_that_no_model_can_give_is_refused_at_once((Func<TradingTool> Create, string Named) row) =>
        Assert.That(
            () => row.Create(),
            Throws
                .ArgumentException.With.Message.Contains("The tool 'x' has parameters that a model cannot give")
                .And.Message.Contains(row.Named)
        );

    [Test]
    public void No_schema_shows_what_the_session_sets()
    {
        TradingToolset tools =
        [
            TradingTool.Create(
                "x",
                "X.",
                (TradingContext _, ClientOrderId id, string it, CancellationToken cancellationToken) => it
            ),
        ];

        Assert.That(
            tools
                .Bind(Context)[0]
                .JsonSchema.GetProperty("properties")
                .EnumerateObject()
                .Select(property => property.Name),
            Is.EqualTo(new[] { "it" })
        );
    }

    [Test]
    public void A_description_stays_with_the_type_of_a_word()
    {
        TradingToolset tools =
        [
            TradingTool.Create(
                "x",
                "X.",
                (TradingContext _, [System.ComponentModel.Description("The ticker.")] Symbol it) => it.Value
            ),
        ];

        var it = tools.Bind(Context)[0].JsonSchema.GetProperty("properties").GetProperty("it");

        Assert.That(it.GetProperty("description").GetString(), Is.EqualTo("The ticker."));
        Assert.That(it.GetProperty("type").GetString(), Is.EqualTo("string"));
    }

    [TestCaseSource(nameof(Answers))]
    public async Task An_answer_is_text_or_json((TradingTool Tool, string Answer) row)
    {
        TradingToolset tools = [row.Tool];

        Assert.That(await tools.CallAsync(Context, row.Tool.Name), Is.EqualTo(row.Answer));
    }

    private static IEnumerable<(TradingTool, string, string, string)> Readable()
    {
        yield return (Taking((TradingContext _, string it) => it), "string", "\"a b\"", "a b");
        yield return (Taking((TradingContext _, string? it) => it ?? "none"), "string|null", "null", "none");
        yield return (Taking((TradingContext _, bool it) => it), "boolean", "true", "true");
        yield return (Taking((TradingContext _, int it) => it), "integer", "5", "5");
        yield return (Taking((TradingContext _, long it) => it), "integer", "5000000000", "5000000000");
        yield return (Taking((TradingContext _, byte it) => it), "integer", "\"5\"", "5");
        yield return (Taking((TradingContext _, int? it) => it ?? -1), "integer|null", "null", "-1");
        yield return (Taking((TradingContext _, int? it) => it ?? -1), "integer|null", "7", "7");
        yield return (Taking((TradingContext _, double it) => it), "number", "0.5", "0.5");
        yield return (Taking((TradingContext _, decimal it) => it), "number", "0.50", "0.50");
        yield return (Taking((TradingContext _, Symbol it) => it), "string", "\"AAA\"", "AAA");
        yield return (Taking((TradingContext _, Symbol? it) => it?.Value ?? "none"), "string", "null", "none");
        yield return (Taking((TradingContext _, Quantity it) => it), "number", "2.50", "2.5");
        yield return (Taking((TradingContext _, Quantity it) => it), "number", "\"2.5\"", "2.5");
        yield return (Taking((TradingContext _, Price it) => it), "number", "1e2", "100");
        yield return (Taking((TradingContext _, Price? it) => it?.Value ?? -1), "number|null", "null", "-1");
        yield return (Taking((TradingContext _, Money it) => it), "number", "-3", "-3");
        yield return (
            Taking((TradingContext _, TradingTime it) => it),
            "string",
            "\"2025-10-01 10:00\"",
            "2025-10-01 10:00:00"
        );
        yield return (Taking((TradingContext _, DateOnly it) => it), "string", "\"2025-10-01\"", "2025-10-01");
        yield return (Taking((TradingContext _, OrderSide it) => it), "string:Buy,Sell", "\"sell\"", "Sell");
        yield return (Taking((TradingContext _, OrderSide? it) => it), "string|null:Buy,Sell,", "\"Buy\"", "Buy");
        yield return (Taking((TradingContext _, DayOfWeek it) => it.ToString()), Days, "\"Monday\"", "Monday");
        yield return (Taking((TradingContext _, Symbol[] it) => it.Length), "array", "[\"A\",\"B\"]", "2");
        yield return (Taking((TradingContext _, IReadOnlyList<Quantity> it) => it.Count), "array", "[1,\"2\"]", "2");
        yield return (Taking((TradingContext _, Lots it) => it), "object", Lot, Lot);
        yield return (
            Taking((TradingContext _, Limit it) => it),
            "object",
            ALimit,
            ALimit.Replace("5.0", "\"5\"", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<(TradingTool, string, string)> Refused()
    {
        yield return (Taking((TradingContext _, bool it) => it), "7", "true or false");
        yield return (Taking((TradingContext _, byte it) => it), "256", "a whole number such as 10");
        yield return (
            Taking((TradingContext _, Symbol it) => it),
            "\"a b\"",
            "a ticker, exactly as the market writes it"
        );
        yield return (Taking((TradingContext _, Price it) => it), "0", "a positive number such as 187.25");
        yield return (Taking((TradingContext _, Quantity it) => it), "-1", "a number such as 10 or 0.25, zero or more");
        yield return (
            Taking((TradingContext _, TradingTime it) => it),
            "\"Monday\"",
            "a day such as 2025-10-01, or a day and a time such as 2025-10-01 10:00:00"
        );
        yield return (Taking((TradingContext _, DateOnly it) => it), "\"10/01/2025\"", "a day such as 2025-10-01");
        yield return (Taking((TradingContext _, OrderSide it) => it), "\"hold\"", "\"Buy\" or \"Sell\"");
        yield return (Taking((TradingContext _, OrderSide it) => it), "9", "\"Buy\" or \"Sell\"");
    }

    private static IEnumerable<(Func<TradingTool>, string)> Impossible()
    {
        yield return (() => Taking((TradingContext _, IMarketData it) => 1), "'it' of the type IMarketData");
        yield return (() => Taking((TradingContext _, IServiceProvider it) => 1), "IServiceProvider");
        yield return (() => Taking((TradingContext _, HttpClient it) => 1), "it is a service");
        yield return (() => Taking((TradingContext _, TimeProvider it) => 1), "it is a service");
        yield return (() => Taking((TradingContext _, Func<int> it) => 1), "it is a service");
        yield return (() => Taking((TradingContext _, SessionRunner it) => 1), "SessionRunner");
        yield return (() => Taking((TradingContext _, CancellationToken? it) => 1), "the session sets it");
        yield return (() => Taking((TradingContext _, TradingContext[] it) => 1), "the session sets it");
        yield return (
            () => Taking((TradingContext _, Foreign it) => 1),
            "of its member 'context': the session sets it"
        );
        yield return (() => TradingTool.Create<Price, int>("x", "X.", NoDefault), "its default cannot be shown");
        yield return (
            () => TradingTool.Create("x", "X.", (TradingContext _, IMarketData first, ILease second) => 1),
            "'second' of the type ILease"
        );
        yield return (
            () => Taking((TradingContext _, Limit it) => 1, new() { SerializerOptions = LotsContext.Default.Options }),
            "JSON cannot read it"
        );
    }

    private static IEnumerable<(TradingTool, string)> Answers()
    {
        yield return (Saying(_ => "as \"it\" is"), "as \"it\" is");
        yield return (Saying(_ => 12.50m), "12.50");
        yield return (Saying(_ => true), "true");
        yield return (Saying(_ => new Lots("AAA", 3)), Lot);
        yield return (Saying(_ => Symbol.Parse("AAA")), "AAA");
        yield return (Saying(_ => new DateOnly(2025, 10, 1)), "2025-10-01");
        yield return (Saying(_ => double.PositiveInfinity), "Infinity");
        yield return (Saying(_ => (int[])[1, 2]), "[1,2]");
        yield return (Saying(_ => new Portfolio(new Money(5), [])), """{"cash":"5","positions":[]}""");
        yield return (Saying(_ => (string?)null), "");
        yield return (Saying(_ => Task.FromResult(new Lots("AAA", 3))), Lot);
    }

    private const string Lot = """{"symbol":"AAA","count":3}""";
    private const string ALimit = """{"symbol":"AAA","side":"Buy","quantity":5.0}""";
    private const string Days = "string:Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday";

    private static int NoDefault(TradingContext context, Price it = default) => context.GetHashCode() + (int)it.Value;

    private static string Defaults(
        TradingContext context,
        int count = 20,
        decimal share = 0.5m,
        OrderSide side = OrderSide.Sell,
        OrderSide? other = OrderSide.Buy,
        TradingTime? from = null,
        Symbol? symbol = null
    ) => $"{count} {share} {side} {other} {from} {symbol is null} {context.Signature}";

    private static TradingTool Taking<T, TResult>(
        Func<TradingContext, T, TResult> method,
        TradingToolOptions? options = null
    ) => TradingTool.Create("x", "X.", method, options);

    private static TradingTool Saying<TResult>(Func<TradingContext, TResult> method) =>
        TradingTool.Create("x", "X.", method);

    private static string TypeOf(JsonElement schema)
    {
        var type = schema.GetProperty("type");
        string types =
            type.ValueKind == JsonValueKind.Array ? string.Join('|', type.EnumerateArray()) : type.ToString();
        return schema.TryGetProperty("enum", out var members)
            ? $"{types}:{string.Join(',', members.EnumerateArray())}"
            : types;
    }

    private sealed record Limit(Symbol Symbol, OrderSide Side, Quantity Quantity);

    private sealed record Foreign(TradingContext Context);
}
