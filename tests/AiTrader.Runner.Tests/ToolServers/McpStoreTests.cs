using AiTrader.Testing;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>A tool server on standard streams, and the store and the account that it acts on.</summary>
[Category(TestCategory.Process)]
internal sealed class McpStoreTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","""
        + """ "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";
    private const string Initialized = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private const string Buy =
        """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"buy","""
        + """ "arguments":{"symbol":"AAA","quantity":10}}}""";

    [Test]
    public async Task A_server_charges_the_fees_of_the_account_and_refuses_others_with_both()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var server = market.Start(["--stdio", .. market.Fixed("2025-10-07"), "--fees", "0,0.5"]);
        foreach (string message in (string[])[Initialize, Initialized, Buy])
        {
            await server.Process.StandardInput.WriteLineAsync(message);
        }

        await server.Process.StandardInput.FlushAsync();
        string[] answers = [await LineAsync(server), await LineAsync(server)];
        await server.EndAsync();
        var other = await market.Start(["--stdio", .. market.Fixed("2025-10-07"), "--fees", "0,0.75"]).EndAsync();

        Assert.Multiple(() =>
        {
            Assert.That(string.Concat(answers), Does.Contain("Filled: buy 10 AAA at 11 USD").And.Contain("0.5"));
            Assert.That(other.ExitCode, Is.EqualTo(2));
            Assert.That(other.Error, Does.Contain("at least 0.5").And.Contain("at least 0.75"));
        });
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
            Assert.That(string.Concat(before), Does.Contain("Filled: buy 10 AAA"));
            Assert.That(after, Does.Contain("\"isError\":true").And.Not.Contain("Filled"));
            Assert.That(ended.Error, Does.Contain("ledger.db is no longer the file that this store opened"));
        });
    }

    private static async Task<string> LineAsync(BoundedProcess server) =>
        await server.Process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))
        ?? throw new AssertionException(server.Errors);
}
