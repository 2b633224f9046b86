using System.Text.Json;
using AiTrader.Runner.Tests.Documentation;
using AiTrader.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>Each block of JSON on the page about desktop applications starts a server that trades.</summary>
[Category(TestCategory.Process)]
[Platform(Exclude = "Win", Reason = "The paths on the page are those of Unix.")]
internal sealed class DesktopPageTests
{
    private const string Folder = "/home/alice/trading/";

    private static readonly DocumentPage Page = DocumentPage.Of("desktop.md");

    [Test]
    public void The_page_has_a_block_for_each_host_and_each_trader_a_signature_of_its_own()
    {
        Assert.That(Page.Blocks("json"), Has.Count.EqualTo(4));
        Assert.That(
            Page.Blocks("json").Select(block => ArgumentsOf(block)).Select(given => given[^7]),
            Is.Unique,
            "The signatures differ."
        );
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_block_starts_a_server_whose_model_can_trade(int index)
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        string folder = Path.GetDirectoryName(market.PathOf("prices.csv")) + "/";
        string[] arguments =
        [
            .. ArgumentsOf(Page.Blocks("json")[index])
                .Select(argument => argument.Replace(Folder, folder, StringComparison.Ordinal)),
        ];

        using var server = BoundedProcess.Aitrader(arguments);
        await using var client = await McpClient.CreateAsync(
            new StreamClientTransport(
                server.Process.StandardInput.BaseStream,
                server.Process.StandardOutput.BaseStream
            ),
            ToolMarket.Unhurried
        );
        var bought = await client.CallToolAsync(
            "buy",
            new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = 10 }
        );

        Assert.That(((TextContentBlock)bought.Content[0]).Text, Does.StartWith("Filled: buy 10 AAA at 1"));
        Assert.That(client.ServerInstructions, Does.Contain("Your cash: 10000 USD."));
    }

    private static string[] ArgumentsOf(string block)
    {
        var root = JsonElement.Parse(block);
        var servers = root.TryGetProperty("servers", out var named) ? named : root.GetProperty("mcpServers");
        var server = servers.GetProperty("aitrader");
        Assert.That(server.GetProperty("command").GetString(), Is.EqualTo("aitrader"));
        return [.. server.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!)];
    }
}
