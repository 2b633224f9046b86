using System.Text.Json;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>Calls as clients and models write them: read as they are meant, or refused in our words.</summary>
[Category(TestCategory.Process)]
internal sealed class McpRawCallTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","""
        + """ "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    private const string NotAnObject =
        "The arguments of buy are not a JSON object such as {}, with each name once. Nothing was executed.";

    private static readonly (string Params, string Answer)[] Calls =
    [
        ("""{"name":"buy","arguments":"{\"symbol\":\"AAA\",\"quantity\":\"1\"}"}""", "Filled: buy 1 AAA at 10 USD"),
        ("""{"name":"buy","arguments":"\"{\\\"symbol\\\":\\\"AAA\\\",\\\"quantity\\\":1}\""}""", "Filled: buy 1 AAA"),
        ("""{"name":"buy","arguments":"```json\n{\"symbol\":\"AAA\",\"quantity\":1}\n```"}""", "Filled: buy 1 AAA"),
        ("""{"name":"portfolio","arguments":""}""", "cash 970 USD"),
        ("""{"name":"portfolio","arguments":null}""", "cash 970 USD"),
        ("""{"name":"portfolio"}""", "cash 970 USD"),
        ("""{"name":"buy","arguments":"all of it"}""", NotAnObject),
        ("""{"name":"buy","arguments":["AAA",1]}""", NotAnObject),
        ("""{"name":"buy","arguments":{"symbol":"AAA","quantity":1,"quantity":90}}""", NotAnObject),
        ("""{"name":"buy","arguments":"{\"symbol\":\"AAA\",\"quantity\":1,\"quantity\":90}"}""", NotAnObject),
        ("""{"name":"buy","arguments":{"symbol":"\ud83d","quantity":1}}""", NotAnObject),
        (
            """{"name":"buy","arguments":{"symbol":["AAA"],"quantity":1}}""",
            "The argument 'symbol' is [\"AAA\"]. Give text."
        ),
        (
            """{"name":"buy","arguments":{"symbol":"AAA","quantity":"a few"}}""",
            "The argument 'quantity' is \"a few\". Give"
        ),
        ("""{"name":"quote","arguments":{"symbols":["AAA",null]}}""", "AAA trades at 10 USD"),
        ("""{"name":"borrow","arguments":{}}""", "There is no tool 'borrow'. There are buy, calculate, cancel, "),
        ("""{"name":7,"arguments":{}}""", "There is no tool '7'. There are buy, "),
        ("""{"arguments":{}}""", "There is no tool ''. There are buy, "),
        (
            """{"name":"buy","arguments":{},"arguments":{}}""",
            "The call cannot be read: its params name a member twice."
        ),
        ("""{"name":"buy","arguments":{},"_meta":5}""", "The call cannot be read: its _meta is not an object"),
        ("""["buy"]""", "The call cannot be read: its params are not an object."),
    ];

    [Test]
    public async Task A_call_is_read_as_it_is_meant_or_refused_in_our_words_and_no_stack_is_shown()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var server = Start(market);
        await AskAsync(server, Initialize);
        int id = 1;
        foreach (var (given, expected) in Calls)
        {
            string answer = await AskAsync(
                server,
                $$"""{"jsonrpc":"2.0","id":{{++id}},"method":"tools/call","params":{{given}}}"""
            );

            Assert.That(TextOf(answer), Does.StartWith(expected), given);
        }

        var ended = await server.EndAsync();
        Assert.That(ended.Error, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(1 + 3));
    }

    [Test]
    public async Task Calls_that_come_together_are_executed_in_their_order()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var server = Start(market);
        await AskAsync(server, Initialize);
        string[] calls =
        [
            """{"name":"buy","arguments":{"symbol":"AAA","quantity":1}}""",
            """{"name":"buy","arguments":{"symbol":"AAA","quantity":2}}""",
            """{"name":"end_session","arguments":{}}""",
            """{"name":"buy","arguments":{"symbol":"AAA","quantity":3}}""",
            """{"name":"hold","arguments":{"reason":"Enough."}}""",
            """{"name":"end_session","arguments":{}}""",
        ];
        await server.Process.StandardInput.WriteAsync(
            string.Concat(
                calls.Select(
                    (call, index) =>
                        $$"""{"jsonrpc":"2.0","id":{{index + 2}},"method":"tools/call","params":{{call}}}""" + "\n"
                )
            )
        );
        var ended = await server.EndAsync();

        Assert.That(ended.Error, Is.Empty);
        Assert.That(
            (await market.Floor.EntriesAsync("alice")).Select(entry => $"{entry.Context.Time} {entry.GetType().Name}"),
            Is.EqualTo([
                "2025-10-06 AccountOpened",
                "2025-10-06 Filled",
                "2025-10-06 Filled",
                "2025-10-06 SessionCompleted",
                "2025-10-07 Filled",
                "2025-10-07 Held",
                "2025-10-07 SessionCompleted",
                "2025-10-08 SessionCompleted",
            ])
        );
    }

    private static BoundedProcess Start(ToolMarket market) =>
        market.Start([
            "--stdio",
            .. market.Options,
            "--signature",
            "alice",
            "--model",
            "test/model",
            "--cash",
            "1000",
            "--from",
            "2025-10-06",
        ]);

    private static string TextOf(string answer)
    {
        var root = JsonElement.Parse(answer);
        return root.TryGetProperty("error", out var error)
            ? error.GetProperty("message").GetString()!
            : root.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    private static async Task<string> AskAsync(BoundedProcess server, string message)
    {
        await server.Process.StandardInput.WriteLineAsync(message);
        await server.Process.StandardInput.FlushAsync();
        return await server.Process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))
            ?? throw new AssertionException(server.Errors);
    }
}
