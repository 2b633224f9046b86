using System.Globalization;
using System.Runtime.Versioning;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>The commands of README's part about processes, in the order in which a reader runs them.</summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The commands are those of a Unix shell.")]
internal sealed class ReadmeProcessTests : ProgramFixture
{
    [Test]
    [CancelAfter(120_000)]
    public async Task A_store_is_tested_and_traded_on_and_a_context_is_sealed_for_a_tool_server()
    {
        using var redis = await RedisServer.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        using var market = new SmallMarket();
        File.Copy(market.Prices, Folder.File("us_daily.csv"));
        await File.WriteAllTextAsync(
            Folder.File("traders.json"),
            """{ "traders": [{ "signature": "house", "baseline": "cash" }] }"""
        );
        string port = FreePort.Find().ToString(CultureInfo.InvariantCulture);

        var (exitCode, output) = await new PageShell(Program, Folder.Path).RunAsync([
            .. DocumentPage
                .Readme.Commands("## Across processes and machines", "## What it does not do yet")
                .Select(command =>
                    command
                        .Replace("localhost:6379", redis.Address, StringComparison.Ordinal)
                        .Replace("8300", port, StringComparison.Ordinal)
                        .Replace("us_daily.csv.gz", "us_daily.csv", StringComparison.Ordinal)
                )
                .Select(command => command.Contains(" mcp ", StringComparison.Ordinal) ? $"{command} &" : command),
            $"curl -s --retry 60 --retry-all-errors --retry-delay 1 -o mcp.txt http://127.0.0.1:{port}/",
        ]);

        Assert.That(exitCode, Is.Zero, output);
    }
}
