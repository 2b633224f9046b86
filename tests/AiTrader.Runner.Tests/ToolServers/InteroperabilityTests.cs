using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>
/// Clients that were not written here trade two days of a market, to the ledger of our own client.
/// </summary>
[Category(TestCategory.Process)]
[Platform(Exclude = "Win")]
internal sealed class InteroperabilityTests
{
    [Test]
    public async Task The_official_sdk_trades_to_the_same_ledger_and_accepts_every_answer_and_resource()
    {
        var clients = await NodeClients.FindAsync();
        using var days = new TwoDays();

        var traded = await clients.RunAsync("sdk.mjs", [days.CallsFile, .. days.Server("sdk.db")]);

        Assert.That(traded.ExitCode, Is.Zero, traded.Error);
        var answers = Answers(traded);
        var expected = await ReferenceAsync(days);
        Assert.Multiple(() =>
        {
            Assert.That(answers.Take(TwoDays.All.Count).Select(TextOf), Is.EqualTo(expected.Texts));
            Assert.That(
                answers.Take(TwoDays.All.Count).Select(answer => answer.TryGetProperty("structured", out _)),
                Is.All.True
            );
            Assert.That(
                answers.Skip(TwoDays.All.Count).SkipLast(1).Select(answer => answer.GetProperty("uri").GetString()),
                Is.EquivalentTo(
                    new[] { "aitrader://rules", "aitrader://portfolio", "aitrader://prices", "aitrader://ledger" }
                )
            );
            Assert.That(answers[^1].GetProperty("prompt").GetString(), Does.Contain("2025-10-10 15:00:00"));
            Assert.That(answers[^1].GetProperty("instructions").GetString(), Does.Contain("2025-10-09 10:30:00"));
        });
        Assert.That((await days.LedgerAsync("sdk.db")).Head, Is.EqualTo(expected.Head));
    }

    [Test]
    public async Task LangChains_adapter_trades_to_the_same_acts()
    {
        var clients = await NodeClients.FindAsync();
        using var days = new TwoDays();

        var traded = await clients.RunAsync("langchain.mjs", [days.CallsFile, .. days.Server("langchain.db")]);

        Assert.That(traded.ExitCode, Is.Zero, traded.Error);
        var expected = await ReferenceAsync(days);
        var ledger = await days.LedgerAsync("langchain.db");
        Assert.Multiple(() =>
        {
            Assert.That(Answers(traded).Select(TextOf), Is.EqualTo(expected.Texts));

            // It cannot send an id, so that each call gets one from the server; nothing else differs.
            Assert.That(ledger.Acts, Is.EqualTo(expected.Acts));
        });
    }

    [Test]
    public async Task The_inspectors_command_line_trades_to_the_same_ledger()
    {
        var clients = await NodeClients.FindAsync();
        using var days = new TwoDays();
        string[] target;
        using var server = BoundedProcess.Aitrader(["mcp", "--http", "127.0.0.1:0", .. days.Options("inspector.db")]);
        target = ["--server-url", await server.SaysAsync("Listening on "), "--transport", "http"];

        var texts = new List<string?>();
        foreach (var (tool, arguments, id) in TwoDays.All)
        {
            var called = await clients.InspectAsync([
                "--method",
                "tools/call",
                "--tool-name",
                tool,
                "--tool-args-json",
                arguments.ToJsonString(),
                "--tool-metadata",
                $"aitrader/id={id}",
                .. target,
            ]);
            Assert.That(called.ExitCode, Is.Zero, called.Error);
            texts.Add(TextOf(JsonElement.Parse(called.Output).GetProperty("content")[0]));
        }

        server.Kill();
        var expected = await ReferenceAsync(days);
        Assert.That(texts, Is.EqualTo(expected.Texts));
        Assert.That((await days.LedgerAsync("inspector.db")).Head, Is.EqualTo(expected.Head));
    }

    private static JsonElement[] Answers(ProgramResult result) =>
        [.. result.OutputLines.Select(line => JsonElement.Parse(line))];

    private static string? TextOf(JsonElement answer) => answer.GetProperty("text").GetString();

    // What our own client is answered, and what it leaves in the ledger.
    private static async Task<(string[] Texts, string Head, string[] Acts)> ReferenceAsync(TwoDays days)
    {
        using var server = BoundedProcess.Aitrader(["mcp", "--stdio", .. days.Options("reference.db")]);
        var texts = new List<string>();
        await using (
            var client = await McpClient.CreateAsync(
                new StreamClientTransport(
                    server.Process.StandardInput.BaseStream,
                    server.Process.StandardOutput.BaseStream
                ),
                ToolMarket.Unhurried
            )
        )
        {
            foreach (var (tool, arguments, id) in TwoDays.All)
            {
                var answer = await client.CallToolAsync(
                    tool,
                    arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value),
                    options: new RequestOptions { Meta = new() { ["aitrader/id"] = id } }
                );
                Assert.That(answer.IsError, Is.Not.True);
                texts.Add(((TextContentBlock)answer.Content.Single()).Text);
            }
        }

        await server.EndAsync();
        var (head, acts) = await days.LedgerAsync("reference.db");
        return ([.. texts], head, acts);
    }
}
