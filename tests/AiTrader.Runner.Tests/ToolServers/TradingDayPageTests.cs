using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiTrader.Runner.Tests.Documentation;
using AiTrader.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>
/// The page with a trading day of a client is what a server says today. To update the page, run this test with the
/// environment variable <c>AITRADER_UPDATE_DOCS=1</c>.
/// </summary>
[Category(TestCategory.Process)]
internal sealed partial class TradingDayPageTests
{
    private const string Head = """
        # A trading day

        This is the conversation of a client of the Model Context Protocol with a tool server, as a test has recorded
        it. The market is a small one, with three symbols and five days:

            aitrader mcp --stdio --market us --prices prices.csv --store sqlite:ledger.db \
                --signature alice --model test/model --cash 1000 --from 2025-10-06 --to 2025-10-07

        The answers are shown as a model reads them. Where a tool has a structured answer, the program gets the same as
        JSON. `TradingDayPageTests` compares this page with what the server says. To update the page:

            AITRADER_UPDATE_DOCS=1 dotnet test tests/AiTrader.Runner.Tests -c Release --filter Name~The_page_is_what

        How to connect an application is on the page about [desktop applications](desktop.md).

        """;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (string Title, (string Tool, string Arguments)[] Calls)[] Days =
    [
        (
            "The first session: look, and trade",
            [
                ("market", "{}"),
                ("symbols", """{"size":2}"""),
                ("quote", """{"symbols":["AAA","CCC"]}"""),
                ("buy", """{"symbol":"AAA","quantity":50}"""),
                ("buy", """{"symbol":"AAA","quantity":"200"}"""),
                ("buy", """{"symbol":"aaa","quantity":1}"""),
                ("buy", """{"symbol":"CCC","quantity":4,"stop":50.2,"time_in_force":"gtc"}"""),
                ("orders", "{}"),
                ("portfolio", "{}"),
                ("end_session", "{}"),
            ]
        ),
        (
            "The second session: look again, and hold",
            [
                ("portfolio", "{}"),
                ("history", """{"symbol":"AAA","count":5}"""),
                ("calculate", """{"expression":"50 * (11 - 10)"}"""),
                ("hold", """{"reason":"AAA rises; there is nothing to do."}"""),
            ]
        ),
        ("After the last session", [("market", "{}"), ("buy", """{"symbol":"AAA","quantity":1}""")]),
    ];

    [Test]
    public async Task The_page_is_what_a_server_says()
    {
        var page = DocumentPage.Of("trading-day.md");

        string recorded = await RecordAsync();

        if (Environment.GetEnvironmentVariable("AITRADER_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(page.Path, recorded);
        }

        Assert.That(page.Text, Is.EqualTo(recorded));
    }

    private static async Task<string> RecordAsync()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        using var server = BoundedProcess.Aitrader([
            "mcp",
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
            "--to",
            "2025-10-07",
        ]);
        await using var client = await McpClient.CreateAsync(
            new StreamClientTransport(
                server.Process.StandardInput.BaseStream,
                server.Process.StandardOutput.BaseStream
            ),
            ToolMarket.Unhurried
        );
        var page = new StringBuilder(Head);
        Write(page, "The instructions", "text", client.ServerInstructions!);
        await WriteToolsAsync(page, client);
        foreach (var (title, calls) in Days)
        {
            page.Append($"\n## {title}\n");
            foreach (var (tool, arguments) in calls)
            {
                await WriteCallAsync(page, client, tool, arguments);
            }
        }

        var ledger = await client.ReadResourceAsync("aitrader://ledger");
        string entries = ((TextResourceContents)ledger.Contents.Single()).Text;
        Write(page, "The ledger, as the resource `aitrader://ledger` shows it", "json", WithoutIds(entries));
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static async Task WriteToolsAsync(StringBuilder page, McpClient client)
    {
        page.Append("\n## The tools\n\n| tool | title | description | arguments |\n|---|---|---|---|\n");
        foreach (var tool in await client.ListToolsAsync())
        {
            string arguments = string.Join(
                ", ",
                tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name)
            );
            page.Append($"| `{tool.Name}` | {tool.ProtocolTool.Title} | {tool.Description} | {arguments} |\n");
        }
    }

    private static async Task WriteCallAsync(StringBuilder page, McpClient client, string tool, string arguments)
    {
        var answer = await client.CallToolAsync(
            tool,
            JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!
        );
        page.Append($"\n**`{tool}`** `{arguments}`{(answer.IsError == true ? " (an error)" : "")}\n");
        Append(page, "text", ((TextContentBlock)answer.Content.Single()).Text);
        if (answer.StructuredContent is { } content)
        {
            Append(page, "json", JsonSerializer.Serialize(content, Plain));
        }
    }

    private static void Write(StringBuilder page, string title, string language, string text)
    {
        page.Append($"\n## {title}\n");
        Append(page, language, text);
    }

    private static void Append(StringBuilder page, string language, string text) =>
        page.Append($"\n```{language}\n{SourceOfIds().Replace(text, "#mcp-1a2b3c.")}\n```\n");

    [GeneratedRegex("#mcp-[^.]+\\.")]
    private static partial Regex SourceOfIds();

    // The server gives each call without an id another one, each time that it is started.
    private static string WithoutIds(string entries) =>
        string.Join(
            '\n',
            entries
                .Split('\n')
                .Select(entry =>
                {
                    var line = System.Text.Json.Nodes.JsonNode.Parse(entry)!.AsObject();
                    line.Remove("id");
                    return line.ToJsonString(Plain);
                })
        );
}
