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

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows does not let an open file be replaced.")]
    public async Task A_server_whose_store_is_replaced_acknowledges_nothing_more()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var server = market.Start(["--stdio", .. market.Fixed("2025-10-07")]);
        foreach (string message in (string[])[Initialize, Initialized, Buy])
        {
            await server.Process.StandardInput.WriteLineAsync(message);
        }

        await server.Process.StandardInput.FlushAsync();
        string[] before = [await LineAsync(server), await LineAsync(server)];

        File.Copy(market.PathOf("ledger.db"), market.PathOf("copy.db"));
        File.Move(market.PathOf("copy.db"), market.PathOf("ledger.db"), overwrite: true);
        await server.Process.StandardInput.WriteLineAsync(
            Buy.Replace("\"id\":2", "\"id\":3", StringComparison.Ordinal)
        );
        await server.Process.StandardInput.FlushAsync();
        string after = await LineAsync(server);
        var ended = await server.EndAsync();

        Assert.Multiple(() =>
        {
            Assert.That(before[1], Does.Contain("Filled: buy 10 AAA"));
            Assert.That(after, Does.Contain("\"isError\":true").And.Not.Contain("Filled"));
            Assert.That(ended.Error, Does.Contain("ledger.db is no longer the file that this store opened"));
        });
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
        var address = await market.StartHttpAsync(market.Sealed);
        await using var client = await ToolMarket.ConnectHttpAsync(address, default);

        // Nobody has opened her account.
        var answer = await client.CallToolAsync(
            "portfolio",
            options: new()
            {
                Meta = new() { ["aitrader/context"] = market.Seal.Seal(Contexts.For("eve", "2025-10-07")) },
            }
        );
        string told = JsonSerializer.Serialize(answer.Content) + answer.Meta;

        Assert.That(
            (answer.IsError, answer.Meta!["aitrader/result"]!.GetValue<string>()),
            Is.EqualTo((true, "faulted"))
        );
        Assert.That(told, Does.Not.Contain("eve").And.Not.Contain("account"));
        await market.Server.SaysAsync("fail: ");
        Assert.That(market.Server.Errors, Does.Contain("eve").And.Contain("no account is open"));
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
