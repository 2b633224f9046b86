using System.Net;
using System.Text;
using System.Text.Json;
using AiTrader.Runner.Tests.ToolServers;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>The program as a tool server: its arguments, its streams and its doors.</summary>
[Category(TestCategory.Process)]
internal sealed class McpCommandTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","""
        + """ "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";
    private const string Initialized = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private const string Buy =
        """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"buy","""
        + """ "arguments":{"symbol":"AAA","quantity":10}}}""";
    private const string Key = "a-key-of-the-tests-0123456789";

    [Test]
    public async Task Standard_output_is_the_protocol_alone_and_the_end_of_the_input_is_the_end()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var server = market.Start(["--stdio", "--verbose", .. market.Fixed("2025-10-07")]);
        foreach (string message in (string[])[Initialize, Initialized, Buy, "this is no message"])
        {
            await server.Process.StandardInput.WriteLineAsync(message);
        }

        await server.Process.StandardInput.FlushAsync();
        string[] answers = [await LineAsync(server), await LineAsync(server)];
        var ended = await server.EndAsync();

        Assert.Multiple(() =>
        {
            Assert.That(ended.ExitCode, Is.Zero, ended.Error);
            Assert.That(ended.Error, Is.Not.Empty, "With --verbose there are logs, on standard error.");
            Assert.That(
                answers
                    .Concat(ended.OutputLines)
                    .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("jsonrpc").GetString()),
                Is.All.EqualTo("2.0")
            );
            Assert.That(answers[1], Does.Contain("Filled: buy 10 AAA at 11 USD"));
        });
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase("Bearer another-key-of-the-tests-01", HttpStatusCode.Unauthorized)]
    [TestCase("Bearer ", HttpStatusCode.Unauthorized)]
    [TestCase("Basic " + Key, HttpStatusCode.Unauthorized)]
    [TestCase("Bearer " + Key, HttpStatusCode.OK)]
    public async Task A_server_with_a_key_answers_those_alone_who_bring_it(string? authorization, HttpStatusCode status)
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await File.WriteAllTextAsync(market.PathOf("bearer"), Key + "\n");
        var address = await market.StartHttpAsync([
            .. market.Fixed("2025-10-07"),
            "--bearer-key-file",
            market.PathOf("bearer"),
        ]);

        Assert.That(await PostAsync(address, authorization, null, null), Is.EqualTo(status));
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(status == HttpStatusCode.OK ? 2 : 1));
    }

    [TestCase(null, null, HttpStatusCode.OK)]
    [TestCase(null, "http://localhost:3000", HttpStatusCode.OK)]
    [TestCase("trade.example", null, HttpStatusCode.Forbidden)]
    [TestCase("127.0.0.1.example", null, HttpStatusCode.Forbidden)]
    [TestCase(null, "https://trade.example", HttpStatusCode.Forbidden)]
    [TestCase(null, "null", HttpStatusCode.Forbidden)]
    public async Task A_page_of_another_host_cannot_trade_through_a_browser_of_this_machine(
        string? host,
        string? origin,
        HttpStatusCode status
    )
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var address = await market.StartHttpAsync(market.Fixed("2025-10-07"));

        Assert.That(await PostAsync(address, null, host, origin), Is.EqualTo(status));
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(status == HttpStatusCode.OK ? 2 : 1));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task A_server_that_is_told_to_end_ends_well()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await market.StartHttpAsync(market.Fixed("2025-10-07"));
        using (var kill = BoundedProcess.Start("kill", ["-TERM", $"{market.Server.Process.Id}"]))
        {
            await kill.EndAsync();
        }

        Assert.That((await market.Server.EndAsync()).ExitCode, Is.Zero, market.Server.Errors);
    }

    [Test]
    public async Task A_fault_is_told_on_standard_error_and_not_to_the_caller()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await market.Floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await market.TamperAsync("UPDATE entries SET entry = replace(entry, '1000', '9000')");
        var address = await market.StartHttpAsync(market.Sealed);
        await using var client = await ToolMarket.ConnectHttpAsync(address, default);

        var (result, told) = await CallAsync(market, client, Contexts.Alice("2025-10-07"));

        Assert.That(result, Is.EqualTo("faulted"));
        Assert.That(told, Does.Not.Contain("alice").And.Not.Contain("hash"));
        await market.Server.SaysAsync("fail: ");
        Assert.That(market.Server.Errors, Does.Contain("alice").And.Contain("its hash does not follow"));
    }

    [TestCase("eve", "2025-10-07", "test/model", "no account of eve is open; open it first")]
    [TestCase("alice", "2025-10-07", "claude", "recorded by test/model, asked for by claude")]
    [TestCase("alice", "2099-01-05", "test/model", "2099-01-05 is later than the last price, which is at 2025-10-10")]
    [TestCase("alice", "2025-10-07 10:00", "test/model", "is a time within a day, and the sessions are days")]
    [TestCase("alice", "2025-10-06", "test/model", "its time 2025-10-06 is before 2025-10-07, the time of the last")]
    public async Task A_session_that_is_not_run_is_refused_with_the_reason_and_nothing_is_recorded(
        string signature,
        string time,
        string model,
        string reason
    )
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await market.Floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await market.Floor.Brokerage.HoldAsync(Contexts.Alice("2025-10-07"), ClientOrderId.Parse("h"), "Waiting.");
        var address = await market.StartHttpAsync(market.Sealed);
        await using var client = await ToolMarket.ConnectHttpAsync(address, default);

        var context = TradingContext.For(signature).Using(ModelId.Parse(model)).At(time);
        var (result, told) = await CallAsync(market, client, context);

        Assert.That(result, Is.EqualTo("refused"));
        Assert.That(told, Does.Contain(reason).And.Contain("Nothing was executed"));
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(2));
        Assert.That(await market.Floor.EntriesAsync("eve"), Is.Empty);
    }

    [TestCase("2099-01-05", "test/model", "2099-01-05 is later than the last price, which is at 2025-10-10")]
    [TestCase("2025-10-05", "test/model", "there is no session at 2025-10-05; the first one is")]
    [TestCase("2025-10-07 10:00", "test/model", "is a time within a day, and the sessions are days")]
    [TestCase("2025-10-07", "claude", "recorded by test/model, asked for by claude")]
    public async Task A_server_of_one_trader_that_cannot_act_does_not_start(string time, string model, string reason)
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await market.Floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        string[] options = [.. market.Fixed(time)];
        options[Array.IndexOf(options, "--model") + 1] = model;

        var ended = await market.Start(["--stdio", .. options]).EndAsync();

        Assert.That((ended.ExitCode, ended.ErrorLines.Length), Is.EqualTo((2, 1)), ended.Error);
        Assert.That(ended.Error, Does.Contain(reason));
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_host_that_restarts_its_server_is_not_locked_out(bool isKilled)
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var first = market.Start(["--stdio", .. market.Fixed("2025-10-07")]);
        await first.Process.StandardInput.WriteLineAsync(Initialize);
        await LineAsync(first);
        if (isKilled)
        {
            first.Process.Kill();
        }
        else
        {
            first.Process.StandardInput.Close();
        }

        var second = market.Start(["--stdio", .. market.Fixed("2025-10-07")]);
        await second.Process.StandardInput.WriteLineAsync(Initialize);

        Assert.That(await LineAsync(second), Does.Contain("serverInfo"));
    }

    [Test]
    public async Task A_second_server_of_one_trader_says_which_process_drives_it()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var first = market.Start(["--stdio", .. market.Fixed("2025-10-07")]);
        await first.Process.StandardInput.WriteLineAsync(Initialize);
        await LineAsync(first);

        var second = await market.Start(["--stdio", .. market.Fixed("2025-10-07")]).EndAsync();

        Assert.That(second.ExitCode, Is.EqualTo(2));
        Assert.That(second.Error, Does.Contain($"Waiting: alice is driven by process {first.Process.Id} on "));
    }

    // An act, for a call that only reads is not refused for its place among the sessions.
    private static async Task<(string Result, string Told)> CallAsync(
        ToolMarket market,
        ModelContextProtocol.Client.McpClient client,
        TradingContext context
    )
    {
        var answer = await client.CallToolAsync(
            "buy",
            new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = 1 },
            options: new() { Meta = new() { ["aitrader/context"] = market.Seal.Seal(context) } }
        );
        Assert.That(answer.IsError, Is.True);
        return (
            answer.Meta!["aitrader/result"]!.GetValue<string>(),
            JsonSerializer.Serialize(answer.Content, JsonSerializerOptions.Web) + answer.Meta
        );
    }

    private static async Task<string> LineAsync(BoundedProcess server) =>
        await server.Process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))
        ?? throw new AssertionException(server.Errors);

    private static async Task<HttpStatusCode> PostAsync(
        Uri address,
        string? authorization,
        string? host,
        string? origin
    )
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(Buy, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Host = host is null ? null : $"{host}:{address.Port}";
        foreach (var (name, value) in new[] { ("Authorization", authorization), ("Origin", origin) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
