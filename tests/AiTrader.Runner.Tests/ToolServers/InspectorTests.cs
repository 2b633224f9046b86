using System.Text.Json;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>A client that was not written here lists and calls the tools.</summary>
[Category(TestCategory.Process)]
[Platform(Exclude = "Win")]
internal sealed class InspectorTests
{
    private static readonly string[] Names =
    [
        "buy",
        "calculate",
        "cancel",
        "history",
        "hold",
        "market",
        "orders",
        "portfolio",
        "quote",
        "sell",
        "symbols",
    ];

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_inspector_lists_the_tools(bool isHttp)
    {
        var clients = await NodeClients.FindAsync();
        await using var market = new ToolMarket(TestMarket.UsWeek());

        var listed = await clients.InspectAsync([
            "--method",
            "tools/list",
            .. await TargetAsync(market, isHttp, market.Fixed("2025-10-07")),
        ]);

        Assert.That(listed.ExitCode, Is.Zero, listed.Error);
        using var json = JsonDocument.Parse(listed.Output);
        Assert.That(
            json.RootElement.GetProperty("tools")
                .EnumerateArray()
                .Select(tool => tool.GetProperty("name").GetString())
                .Order(),
            Is.EqualTo(Names)
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_inspector_trades_with_the_context_of_the_server(bool isHttp)
    {
        var clients = await NodeClients.FindAsync();
        await using var market = new ToolMarket(TestMarket.UsWeek());

        var called = await clients.InspectAsync([
            "--method",
            "tools/call",
            "--tool-name",
            "buy",
            "--tool-arg",
            "symbol=AAA",
            "quantity=10",
            .. await TargetAsync(market, isHttp, market.Fixed("2025-10-07")),
        ]);

        Assert.That(called.Output, Does.Contain("Filled: buy 10 AAA at 11 USD, 110 in total, fee 0."), called.Error);
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public async Task The_inspector_trades_with_a_sealed_context_and_not_without(bool isHttp, bool isSealed)
    {
        var clients = await NodeClients.FindAsync();
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await market.Floor.OpenAsync(Contexts.Alice("2025-10-07"), 1_000);
        string token = isSealed ? market.Seal.Seal(Contexts.Alice("2025-10-07")) : "AQBv";

        var called = await clients.InspectAsync([
            "--method",
            "tools/call",
            "--tool-name",
            "hold",
            "--tool-arg",
            "reason=Dear",
            "--tool-metadata",
            $"aitrader/context={token}",
            .. await TargetAsync(market, isHttp, market.Sealed),
        ]);

        Assert.That(
            called.Output,
            Does.Contain(isSealed ? "The hold is recorded." : "There is no valid trading context."),
            called.Error
        );
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(isSealed ? 2 : 1));
    }

    private static async Task<string[]> TargetAsync(ToolMarket market, bool isHttp, string[] options) =>
        isHttp
            ? ["--server-url", (await market.StartHttpAsync(options)).ToString(), "--transport", "http"]
            : ["--", AitraderProgram.Dotnet, AitraderProgram.Dll, "mcp", "--stdio", .. options];
}
