using System.Text.Json;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>What models really send, and what they are told. Nothing but the good calls changes anything.</summary>
public sealed class BoundToolsTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    [TestCase("buy", """{"symbol":"AAA","quantity":10}""", "Filled: buy 10 AAA at 11 USD, 110 in total, fee 0.")]
    [TestCase("buy", """{"symbol":"AAA","quantity":"10"}""", "Filled: buy 10 AAA at 11 USD, 110 in total, fee 0.")]
    [TestCase("buy", """{"symbol":"AAA","quantity":10.0}""", "Filled: buy 10 AAA at 11 USD, 110 in total, fee 0.")]
    [TestCase("buy", """{"symbol":"AAA","quantity":1e1}""", "Filled: buy 10 AAA at 11 USD, 110 in total, fee 0.")]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":10.7}""",
        "Denied (fractional_quantity): The quantity is 10.7; it must be a whole number. Nothing was traded."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":-5}""",
        "Denied (invalid_quantity): The quantity is -5; it must be more than zero. Nothing was traded."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":0}""",
        "Denied (invalid_quantity): The quantity is 0; it must be more than zero. Nothing was traded."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":1e30}""",
        "The argument 'quantity' is 1e30. Give a number such as 10 or 0.25."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":"NaN"}""",
        "The argument 'quantity' is \"NaN\". Give a number such as 10 or 0.25."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":"ten"}""",
        "The argument 'quantity' is \"ten\". Give a number such as 10 or 0.25."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":true}""",
        "The argument 'quantity' is true. Give a number such as 10 or 0.25."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":null}""",
        "The argument 'quantity' is missing. Give a number such as 10 or 0.25."
    )]
    [TestCase("buy", """{"symbol":"AAA"}""", "The argument 'quantity' is missing. Give a number such as 10 or 0.25.")]
    [TestCase("buy", """{"quantity":10}""", "The argument 'symbol' is missing. Give text.")]
    [TestCase("buy", """{"symbol":7,"quantity":10}""", "The argument 'symbol' is 7. Give text.")]
    [TestCase("buy", """{"symbol":"A\ud83d","quantity":10}""", "The argument 'symbol' is \"A\\ud83d\". Give text.")]
    [TestCase("buy", """{"symbol":"aaa","quantity":10}""", "There is no symbol 'aaa'. Did you mean AAA?")]
    [TestCase("buy", """{"symbol":" AAA ","quantity":10}""", "There is no symbol ' AAA '. Did you mean AAA?")]
    [TestCase("buy", """{"symbol":"BTC","quantity":10}""", "There is no symbol 'BTC'. Did you mean BTC-USDT?")]
    [TestCase("buy", """{"symbol":"","quantity":10}""", "There is no symbol ''. There are AAA, BBB, BTC-USDT, CCC.")]
    [TestCase(
        "buy",
        """{"symbol":"TSLA","quantity":10}""",
        "There is no symbol 'TSLA'. There are AAA, BBB, BTC-USDT, CCC."
    )]
    [TestCase(
        "sell",
        """{"symbol":"AAA","quantity":1}""",
        "Denied (insufficient_holding): The order sells 1 AAA and 0 is held. Nothing was traded."
    )]
    [TestCase(
        "hold",
        """{"reason":"  "}""",
        "The argument 'reason' is empty. Give the reason for the hold, in one or two sentences."
    )]
    [TestCase("hold", """{"reason":"Too dear."}""", "The hold is recorded.")]
    [TestCase("quote", """{"symbol":"AAA"}""", "AAA trades at 11 USD at 2025-10-07.")]
    [TestCase("quote", """{"symbol":"BTC-USDT"}""", "BTC-USDT has no tradable price at 2025-10-07.")]
    [TestCase(
        "history",
        """{"symbol":"AAA","count":5}""",
        "time,open,high,low,close,volume\n2025-10-06,10,10.5,10,10.5,1000"
    )]
    [TestCase(
        "history",
        """{"symbol":"AAA","count":"5"}""",
        "time,open,high,low,close,volume\n2025-10-06,10,10.5,10,10.5,1000"
    )]
    [TestCase(
        "history",
        """{"symbol":"AAA","count":1.5}""",
        "The argument 'count' is 1.5. Give a whole number such as 10."
    )]
    [TestCase(
        "history",
        """{"symbol":"AAA","count":0}""",
        "The argument 'count' is 0. Give a whole number from 1 to 250."
    )]
    [TestCase("portfolio", "{}", "cash 1000 USD")]
    [TestCase("calculate", """{"expression":"1/3*3"}""", "0.9999999999999999999999999999")]
    [TestCase(
        "calculate",
        """{"expression":"rm -rf"}""",
        "'-' at position 4 is not expected; allowed are numbers, + - * / %, parentheses, min, max, abs, "
            + "floor and round."
    )]
    public async Task A_call_gets_a_short_and_correct_answer(string tool, string arguments, string answer)
    {
        var floor = await OpenAsync();

        Assert.That(await CallAsync(floor, tool, arguments), Is.EqualTo(answer));
    }

    [TestCase("signature", "\"bob\"")]
    [TestCase("Signature", "\"bob\"")]
    [TestCase("date", "\"2025-10-10\"")]
    [TestCase("date", "\"2025.10.24\"")]
    [TestCase("date", "\"2025-股10-13\"")]
    [TestCase("time", "\"2025-10-07 10:00\"")]
    [TestCase("model", "\"gpt-5\"")]
    [TestCase("context", "{\"signature\":\"bob\"}")]
    [TestCase("id", "\"2025-10-07#1.1\"")]
    [TestCase("_current_position", "{\"CASH\":1e9}")]
    public async Task An_argument_that_a_model_may_not_set_is_refused_and_recorded(string argument, string value)
    {
        var floor = await OpenAsync();
        var tools = StandardTools.CreateFor(floor.ToolDesk()).Bind(Context);

        object? answer = await tools[0]
            .InvokeAsync(Arguments($$"""{"symbol":"AAA","quantity":1,"{{argument}}":{{value}}}"""));

        Assert.Multiple(() =>
        {
            Assert.That(
                answer,
                Does.StartWith(
                    $"buy does not take '{argument}'; it takes limit, quantity, stop, symbol, time_in_force."
                )
            );
            Assert.That(tools.Refused, Has.Count.EqualTo(1));
            Assert.That(floor.EntriesAsync("alice").Result, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void No_schema_shows_the_context()
    {
        var floor = new TradingFloor(Market());
        var tools = StandardTools.CreateFor(floor.ToolDesk()).Bind(Context);

        Assert.That(
            tools
                .SelectMany(tool => tool.JsonSchema.GetProperty("properties").EnumerateObject())
                .Select(property => property.Name)
                .Distinct(),
            Is.EquivalentTo(
                (string[])
                    ["symbol", "quantity", "limit", "stop", "time_in_force", "order", "reason", "count", "expression"]
            )
        );
    }

    [Test]
    public async Task A_fault_passes_and_is_not_told_to_the_model()
    {
        var market = Market();
        var ledger = Substitute.For<ILedgerStore>();
        ledger
            .FindAccountAsync(Context.Signature, Arg.Any<CancellationToken>())
            .Returns<Account?>(_ => throw new IOException("The disk is gone."));
        var floor = new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard);

        Assert.That(
            async () => await CallAsync(floor, "buy", """{"symbol":"AAA","quantity":1}"""),
            Throws.TypeOf<IOException>()
        );
    }

    [Test]
    public async Task The_same_call_happens_once()
    {
        var floor = await OpenAsync();

        foreach (
            var tools in Enumerable.Range(0, 3).Select(_ => StandardTools.CreateFor(floor.ToolDesk()).Bind(Context))
        )
        {
            var arguments = Arguments("""{"symbol":"AAA","quantity":10}""");
            arguments.Context = new Dictionary<object, object?> { [typeof(ToolCallNumber)] = new ToolCallNumber(2, 1) };
            await tools[0].InvokeAsync(arguments);
        }

        Assert.That(
            (await floor.Brokerage.GetPortfolioAsync(Context, default)).GetQuantity(Symbol.Parse("AAA")),
            Is.EqualTo(new Quantity(10))
        );
    }

    [Test]
    public void They_are_listed_in_order_and_found_by_their_place()
    {
        var tools = StandardTools.CreateFor(new TradingFloor(Market()).ToolDesk()).Bind(Context);
        string[] names = ["buy", "sell", "cancel", "hold", "quote", "history", "portfolio", "orders", "calculate"];

        Assert.That(tools.Select(tool => tool.Name), Is.EqualTo(names));
        Assert.That(Enumerable.Range(0, tools.Count).Select(place => tools[place].Name), Is.EqualTo(names));
    }

    [Test]
    public async Task A_call_has_the_id_of_its_number_and_otherwise_of_its_place()
    {
        TradingToolset ids = [TradingTool.Create("id", "Says.", (TradingContext _, ClientOrderId id) => id.Value)];
        var tool = ids.Bind(Context)[0];
        var numbered = new AIFunctionArguments
        {
            Context = new Dictionary<object, object?> { [typeof(ToolCallNumber)] = new ToolCallNumber(4, 2) },
        };

        Assert.That(
            (object?[])[await tool.InvokeAsync([]), await tool.InvokeAsync(numbered), await tool.InvokeAsync([])],
            Is.EqualTo(new[] { "2025-10-07#1.1", "2025-10-07#4.2", "2025-10-07#1.2" })
        );
    }

    private static TestMarket Market() => TestMarket.UsWeek().Add("BTC-USDT", "2025-10-06", 5);

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(Market());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        return floor;
    }

    private static async Task<object?> CallAsync(TradingFloor floor, string tool, string arguments) =>
        await StandardTools
            .CreateFor(floor.ToolDesk())
            .Bind(Context)
            .Single(function => function.Name == tool)
            .InvokeAsync(Arguments(arguments));

    private static AIFunctionArguments Arguments(string json) =>
        new(
            (Dictionary<string, object?>?)
                JsonSerializer.Deserialize(
                    json,
                    AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))
                )
        );
}
