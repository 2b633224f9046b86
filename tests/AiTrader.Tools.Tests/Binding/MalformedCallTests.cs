using System.Text.Json;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>
/// Calls that cannot be understood: the model is told what is wrong with them, the attempt is recorded, and the ledger
/// is as it was.
/// </summary>
public sealed class MalformedCallTests
{
    private const string NotOurs =
        "; it takes limit, quantity, stop, symbol, time_in_force. The session sets the trader, the time and "
        + "the holdings; a call cannot set them. Nothing was executed.";
    private const string ANumber = " Give a number such as 10 or 0.25.";
    private const string Listed = " There are AAA, BBB, CCC.";

    private static readonly TradingContext Context = Contexts.Alice("2025-10-06 11:00");

    private static readonly TestCaseData[] Calls =
    [
        Call("buy", """{"symbol":"AAA","quantity":1,"date":"2025.10.24"}""", "buy does not take 'date'" + NotOurs),
        Call("buy", """{"symbol":"AAA","quantity":1,"date":"2025-股10-13"}""", "buy does not take 'date'" + NotOurs),
        Call(
            "buy",
            """{"symbol":"AAA","quantity":1,"date":"2099-01-01 10:00"}""",
            "buy does not take 'date'" + NotOurs,
            "a future date"
        ),
        Call(
            "buy",
            """{"symbol":"AAA","quantity":1,"date":"2025-10-06"}""",
            "buy does not take 'date'" + NotOurs,
            "a date-only key in an intraday session"
        ),
        Call(
            "quote",
            """{"symbol":"AAA","date":"2025-10-06"}""",
            "quote does not take 'date'; it takes symbol. The session sets the trader, the time and the "
                + "holdings; a call cannot set them. Nothing was executed.",
            "the day's quote in an intraday session"
        ),
        Call(
            "quote",
            """{"symbol":"AAA","time":"2025-10-06 12:00"}""",
            "quote does not take 'time'; it takes symbol. The session sets the trader, the time and the "
                + "holdings; a call cannot set them. Nothing was executed.",
            "a later quote"
        ),
        Call(
            "buy",
            """{"symbol":"AAA","quantity":1,"signature":"bob","today_date":"2025-10-07","CASH":1e9}""",
            "buy does not take 'signature', 'today_date', 'CASH'" + NotOurs,
            "three at once"
        ),
        Call(
            "buy",
            """{"symbol":"AAA","Symbol":"BBB","quantity":1}""",
            "buy does not take 'Symbol'" + NotOurs,
            "a name twice, in another case"
        ),
        Call(
            "buy",
            """{"symbol":"AAA","quantity":1,"\u001b[2J\u202e":1}""",
            @"buy does not take '\u001b[2J\u202e'" + NotOurs,
            "a name that acts upon the terminal"
        ),
        Call(
            "buy",
            $$"""{"symbol":"AAA","quantity":1,{{AThousandArguments()}}}""",
            "buy does not take 'x1', 'x2', 'x3', 'x4', 'x5', …" + NotOurs,
            "a thousand names"
        ),
        Call(
            "buy",
            $$"""{"symbol":"AAA","quantity":{{new string('[', 50)}}1{{new string(']', 50)}}}""",
            $"The argument 'quantity' is {new string('[', 40)}….{ANumber}",
            "nested deeply"
        ),
        Call(
            "buy",
            """{"symbol":{"name":{"ticker":["AAA"]}},"quantity":1}""",
            """The argument 'symbol' is {"name":{"ticker":["AAA"]}}. Give text."""
        ),
        Call(
            "buy",
            $$"""{"symbol":"AAA","quantity":"{{new string('9', 100_000)}}"}""",
            $"The argument 'quantity' is \"{new string('9', 39)}….{ANumber}",
            "a number of 100,000 digits"
        ),
        Call(
            "buy",
            $$"""{"symbol":"{{new string('A', 100_000)}}","quantity":1}""",
            $"There is no symbol '{new string('A', 40)}…'.{Listed}",
            "a symbol of 100,000 letters"
        ),
        Call(
            "buy",
            """{"symbol":"AAA","quantity":"１０"}""",
            $"The argument 'quantity' is \"１０\".{ANumber}",
            "digits of full width"
        ),
        Call(
            "buy",
            """{"symbol":"AAA","quantity":"١٠"}""",
            $"The argument 'quantity' is \"١٠\".{ANumber}",
            "Arabic digits"
        ),
        Call("buy", """{"symbol":"AAA","quantity":"十"}""", $"The argument 'quantity' is \"十\".{ANumber}"),
        Call("buy", """{"symbol":"AAA","quantity":"1,000"}""", $"The argument 'quantity' is \"1,000\".{ANumber}"),
        Call("buy", """{"symbol":"AAA","quantity":" 10 "}""", $"The argument 'quantity' is \" 10 \".{ANumber}"),
        Call(
            "buy",
            """{"symbol":"AAA","quantity":"10 shares"}""",
            $"The argument 'quantity' is \"10 shares\".{ANumber}"
        ),
        Call("buy", """{"symbol":"AAA","quantity":"0x10"}""", $"The argument 'quantity' is \"0x10\".{ANumber}"),
        Call("buy", """{"symbol":"AAA","quantity":"Infinity"}""", $"The argument 'quantity' is \"Infinity\".{ANumber}"),
        Call("buy", """{"symbol":"AAA","quantity":1e400}""", $"The argument 'quantity' is 1e400.{ANumber}"),
        Call("buy", """{"symbol":"AAA","quantity":[10]}""", $"The argument 'quantity' is [10].{ANumber}"),
        Call(
            "buy",
            """{"symbol":"ＡＡＡ","quantity":1}""",
            $"There is no symbol 'ＡＡＡ'.{Listed}",
            "letters of full width"
        ),
        Call("buy", """{"symbol":"АAA","quantity":1}""", $"There is no symbol 'АAA'.{Listed}", "a Cyrillic letter"),
        Call(
            "buy",
            """{"symbol":"\u001b[31mAAA\u001b[0m\r\n\u0000","quantity":1}""",
            @"There is no symbol '\u001b[31mAAA\u001b[0m\u000d\u000a\u0000'." + Listed,
            "a symbol that acts upon the terminal"
        ),
        Call(
            "buy",
            """{"symbol":"\u202eAAA\u200b","quantity":1}""",
            @"There is no symbol '\u202eAAA\u200b'." + Listed,
            "a symbol that turns the direction of reading"
        ),
        Call("buy", """{"symbol":"AAA/../BBB","quantity":1}""", $"There is no symbol 'AAA/../BBB'.{Listed}"),
        Call(
            "hold",
            """{"reason":""}""",
            "The argument 'reason' is empty. Give the reason for the hold, in one or two sentences."
        ),
        Call("hold", "{}", "The argument 'reason' is missing. Give text."),
        Call("hold", """{"reason":null}""", "The argument 'reason' is missing. Give text."),
        Call("hold", """{"reason":["a"]}""", "The argument 'reason' is [\"a\"]. Give text."),
        Call(
            "history",
            """{"symbol":"AAA","count":251}""",
            "The argument 'count' is 251. Give a whole number from 1 to 250."
        ),
        Call(
            "history",
            """{"symbol":"AAA","count":-1}""",
            "The argument 'count' is -1. Give a whole number from 1 to 250."
        ),
        Call(
            "history",
            """{"symbol":"AAA","count":2147483648}""",
            "The argument 'count' is 2147483648. Give a whole number such as 10."
        ),
        Call(
            "portfolio",
            """{"signature":"bob"}""",
            "portfolio does not take 'signature'; it takes nothing. The session sets the trader, the time and "
                + "the holdings; a call cannot set them. Nothing was executed."
        ),
        Call(
            "",
            "{}",
            "There is no tool ''. There are buy, sell, cancel, hold, quote, history, portfolio, orders, calculate.",
            "an empty name"
        ),
        Call(
            "Buy",
            """{"symbol":"AAA","quantity":1}""",
            "There is no tool 'Buy'. There are buy, sell, cancel, hold, quote, history, portfolio, orders, calculate.",
            "a name in another case"
        ),
        Call(
            "functions.buy",
            """{"symbol":"AAA","quantity":1}""",
            "There is no tool 'functions.buy'. There are buy, sell, cancel, hold, quote, history, portfolio, orders, "
                + "calculate."
        ),
        Call(
            "\u001b]0;x\u0007" + new string('x', 100_000),
            "{}",
            @"There is no tool '\u001b]0;x\u0007"
                + new string('x', 34)
                + "…'. There are buy, sell, cancel, hold, quote, history, portfolio, orders, calculate.",
            "a name that is long and acts upon the terminal"
        ),
    ];

    [TestCaseSource(nameof(Calls))]
    public async Task A_call_that_cannot_be_understood_is_answered_with_advice_recorded_and_changes_nothing(
        string tool,
        string arguments,
        string advice
    )
    {
        var floor = new TradingFloor(TestMarket.UsHours());
        await floor.OpenAsync(Contexts.Alice("2025-10-06 10:00"), 1000);
        string before = await floor.Ledger.HeadAsync("alice");
        var tools = StandardTools.CreateFor(floor.ToolDesk()).Bind(Context);

        string answer = await tools.CallAsync(
            new FunctionCallContent("1", tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)),
            new ToolCallNumber(1, 1),
            default
        );

        Assert.Multiple(() =>
        {
            Assert.That(answer, Is.EqualTo(advice));
            Assert.That(tools.Refused.Select(refused => refused.Advice), Is.EqualTo(new[] { advice }));
            Assert.That(tools.Refused[0].Tool, Has.Length.LessThan(80).And.Not.Contains("\u001b"));
            Assert.That(floor.Ledger.HeadAsync("alice").Result, Is.EqualTo(before));
        });
    }

    [Test]
    public async Task A_reason_that_is_too_long_is_kept_up_to_2000_characters()
    {
        var floor = new TradingFloor(TestMarket.UsHours());
        await floor.OpenAsync(Contexts.Alice("2025-10-06 10:00"), 1000);
        var tools = StandardTools.CreateFor(floor.ToolDesk()).Bind(Context);

        await tools.CallAsync(
            new FunctionCallContent(
                "1",
                "hold",
                new Dictionary<string, object?> { ["reason"] = new string('r', 1999) + "🚀" + new string('r', 100_000) }
            ),
            new ToolCallNumber(1, 1),
            default
        );

        Assert.That(
            ((LedgerEntry.Held)(await floor.EntriesAsync("alice"))[^1]).Reason,
            Is.EqualTo(new string('r', 1999) + "\ufffd").Or.EqualTo(new string('r', 1999))
        );
    }

    private static string AThousandArguments() =>
        string.Join(',', Enumerable.Range(1, 1000).Select(number => $"\"x{number}\":{number}"));

    private static TestCaseData Call(string tool, string arguments, string advice, string? name = null) =>
        new TestCaseData(tool, arguments, advice).SetArgDisplayNames(name ?? $"{tool} {arguments}");
}
