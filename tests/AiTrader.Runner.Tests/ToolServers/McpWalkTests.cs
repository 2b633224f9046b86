using System.Net;
using System.Text;
using AiTrader.Stores;
using AiTrader.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>A tool server that walks the sessions, killed and started again, and beside another one.</summary>
[Category(TestCategory.Process)]
internal sealed class McpWalkTests
{
    private static readonly string[] Days = ["2025-10-06", "2025-10-07", "2025-10-08", "2025-10-09", "2025-10-10"];

    [Test]
    public async Task A_server_that_is_killed_at_any_point_loses_and_doubles_nothing()
    {
        // tests/every.runsettings asks for more.
        int kills = EveryCase.IsAsked ? 25 : 8;
        await using var undisturbed = new ToolMarket(TestMarket.UsWeek());
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var random = new Random(7);

        await TradeAsync(undisturbed, _ => Task.CompletedTask);
        int done = await TradeAsync(
            market,
            async server =>
            {
                await Task.Delay(random.Next(0, 12));
                server.Kill();
            },
            kills
        );

        Assert.That(done, Is.Positive);
        Assert.That(
            await market.Floor.Ledger.HeadAsync("alice"),
            Is.EqualTo(await undisturbed.Floor.Ledger.HeadAsync("alice"))
        );
        Assert.That(
            (await market.Floor.EntriesAsync("alice")).OfType<LedgerEntry.SessionCompleted>(),
            Has.Exactly(Days.Length).Items
        );
    }

    [Test]
    public async Task A_second_server_of_the_trader_does_not_start_while_the_first_one_serves()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await using var first = await ConnectAsync(market.Start(["--stdio", .. Walk(market)]));

        var second = await market.Start(["--stdio", .. Walk(market)]).EndAsync();

        Assert.That(second.ExitCode, Is.EqualTo(2));
        Assert.That(second.Error, Does.Contain("alice is driven by process"));
    }

    [Test]
    public async Task Over_http_the_instructions_are_those_of_the_session_under_way()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var address = await market.StartHttpAsync(Walk(market));
        await using var first = await ToolMarket.ConnectHttpAsync(address, default);
        await first.CallToolAsync("hold", new Dictionary<string, object?> { ["reason"] = "Dear." });
        await using var second = await ToolMarket.ConnectHttpAsync(address, default);

        Assert.Multiple(() =>
        {
            Assert.That(first.ServerInstructions, Does.Contain("It is 2025-10-06 on its clock"));
            Assert.That(second.ServerInstructions, Does.Contain("It is 2025-10-07 on its clock"));
        });
    }

    [Test]
    public async Task A_plain_mistake_is_one_line_in_the_log_and_in_the_answer()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var server = market.Start(["--stdio", .. Walk(market)]);
        string[] answers;
        await using (var client = await ConnectAsync(server))
        {
            answers =
            [
                await AskAsync(client, "buy", "2025-10-06#1"),
                await AskAsync(client, "buy", "2025-10-06#1.1"),
                await AskAsync(client, "sell", "2025-10-06#1.1"),
                await AskAsync(client, "borrow", "2025-10-06#1.2"),
            ];
        }

        var ended = await server.EndAsync();

        Assert.Multiple(() =>
        {
            Assert.That(answers[0], Does.StartWith("The id '2025-10-06#1' in 'aitrader/id' is not the id of a call"));
            Assert.That(answers[1], Does.StartWith("Filled"));
            Assert.That(answers[2], Does.Contain("2025-10-06#1.1").And.EndsWith("Nothing was executed."));
            Assert.That(answers[3], Does.StartWith("There is no tool 'borrow'. There are buy, "));
            Assert.That(answers, Is.All.Not.Contain("\n"));
            Assert.That(ended.ErrorLines, Has.Length.EqualTo(2), ended.Error);
            Assert.That(ended.Error, Does.Not.Contain("   at "));
        });
    }

    [Test]
    public async Task A_request_over_http_that_is_too_large_is_one_line_in_the_log()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var server = market.Start(["--http", "127.0.0.1:0", .. Walk(market)]);
        var address = new Uri(await server.SaysAsync("Listening on "));
        using var client = new HttpClient();
        using var content = new StringContent(new string('x', 2 << 20), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Accept", "application/json, text/event-stream");

        using var answer = await client.SendAsync(request);

        string said = await server.SaysAsync("fail: Microsoft.AspNetCore.Server.Kestrel");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(said, Does.Contain("Request body too large").And.Not.Contain("   at "));
    }

    // Each day: a buy, a sell of the day before and a hold, each repeated under its id until it is answered.
    private static async Task<int> TradeAsync(ToolMarket market, Func<BoundedProcess, Task> disturb, int kills = 0)
    {
        int disturbed = 0;
        McpClient? client = null;
        var calls =
            from day in Days
            from call in new (string Tool, string Id, Dictionary<string, object?> Arguments)[]
            {
                ("buy", $"{day}#1.1", new() { ["symbol"] = "AAA", ["quantity"] = 2 }),
                ("sell", $"{day}#1.2", new() { ["symbol"] = "AAA", ["quantity"] = 1 }),
                ("hold", $"{day}#2.1", new() { ["reason"] = "That is all for today." }),
            }
            select call;
        foreach (var (tool, id, arguments) in calls)
        {
            while (true)
            {
                client ??= await ConnectAsync(market.Start(["--stdio", .. Walk(market)]));
                var kill = disturbed < kills ? disturb(market.Server) : Task.CompletedTask;
                disturbed += disturbed < kills ? 1 : 0;
                var answer = await TryCallAsync(client, tool, arguments, id);
                await kill;
                if (answer is not null)
                {
                    Assert.That(answer.IsError, Is.Not.True, $"{id}: {TextOf(answer)}");
                    break;
                }

                await client.DisposeAsync();
                client = null;
            }
        }

        await client!.DisposeAsync();
        await market.Server.EndAsync();
        return disturbed;
    }

    private static async Task<CallToolResult?> TryCallAsync(
        McpClient client,
        string tool,
        Dictionary<string, object?> arguments,
        string id
    )
    {
        var call = client
            .CallToolAsync(tool, arguments, options: new RequestOptions { Meta = new() { ["aitrader/id"] = id } })
            .AsTask();
        try
        {
            return await Task.WhenAny(call, client.Completion) == call ? await call : null;
        }
        catch (Exception lost) when (lost is IOException or McpException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<string> AskAsync(McpClient client, string tool, string id) =>
        TextOf(
            await client.CallToolAsync(
                tool,
                new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = 1 },
                options: new RequestOptions { Meta = new() { ["aitrader/id"] = id } }
            )
        );

    private static string TextOf(CallToolResult answer) => ((TextContentBlock)answer.Content.Single()).Text;

    private static Task<McpClient> ConnectAsync(BoundedProcess server) =>
        McpClient
            .CreateAsync(
                new StreamClientTransport(
                    server.Process.StandardInput.BaseStream,
                    server.Process.StandardOutput.BaseStream
                ),
                ToolMarket.Unhurried
            )
            .WaitAsync(TimeSpan.FromMinutes(1));

    private static string[] Walk(ToolMarket market) =>
        [.. market.Options, "--signature", "alice", "--from", Days[0], "--model", "test/model", "--cash", "1000"];
}
