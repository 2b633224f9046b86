using System.Text.Json.Nodes;
using AiTrader.Conversing;
using AiTrader.Testing;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>Notes and news of a tool server in another process, which is killed in the middle of a session.</summary>
[Category(TestCategory.Process)]
internal sealed class McpMemoryTests
{
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");

    [Test]
    public async Task A_session_has_one_mark_and_one_note_though_its_server_is_killed_and_started_again()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await market.Floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await File.WriteAllLinesAsync(market.PathOf("news.jsonl"), Injections.Kinds.Select(kind => LineOf(kind.Text)));
        string[] options = [.. market.Sealed, "--memory", "--news", market.PathOf("news.jsonl")];
        var address = await market.StartHttpAsync(options);
        await using var tools = await McpTradingToolset.ConnectAsync(
            token => ToolMarket.ConnectHttpAsync(address, token),
            market.Seal
        );
        bool isKilled = false;
        using var model = new ScriptedChatClient(messages =>
        {
            if (messages.Count == 4 && !isKilled)
            {
                market.Server.Process.Kill();
                isKilled = true;
            }

            return messages.Count switch
            {
                2 => Replies.Calling(("note", new() { ["text"] = "Wait." }), ("search_news", new() { ["query"] = "" })),
                4 => Replies.Calling(("notes", [])),
                _ => Replies.Calling(("hold", new() { ["reason"] = "Waiting." })),
            };
        });
        var decisions = new ChatDecisionMaker(model, new() { Tools = tools.CreateFor });

        var faulted = await market.Floor.Sessions.RunAsync(Tuesday, decisions);
        await market.Start(["--http", $"{address.Port}", .. options]).SaysAsync("Listening on ");
        var held = await market.Floor.Sessions.RunAsync(Tuesday, decisions);

        Assert.That((faulted as SessionResult.Faulted)?.Fault, Is.TypeOf<RemoteToolException>());
        Assert.That(held, Is.TypeOf<SessionResult.Held>());
        Assert.That(await market.Floor.Store.Notes.ReadAllAsync(Tuesday.Signature).CountAsync(), Is.EqualTo(1));
        var journal = await market.Floor.Journal.ReadAsync(Tuesday);
        var opened = journal
            .Select(entry => JsonNode.Parse(entry.Content))
            .OfType<JsonValue>()
            .Select(answer => answer.GetValue<string>())
            .Where(answer => answer.StartsWith('['))
            .Select(OpenedEnvelope.Parse)
            .ToList();
        Assert.That(opened, Has.Count.EqualTo(2));
        Assert.That(
            opened[0].Texts.Select(text => text.Text),
            Is.EquivalentTo(Injections.Kinds.Select(kind => kind.Text))
        );
        Assert.That(opened[1].Texts.Single().Text, Is.EqualTo("Wait."));
        Assert.That(opened[1].Mark, Is.EqualTo(opened[0].Mark));
        Assert.That(journal[0].Content, Does.Contain($"The mark of this session is [{opened[0].Mark}]"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_server_offers_notes_if_it_is_told_to(bool memory)
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var address = await market.StartHttpAsync([.. market.Sealed, .. memory ? ["--memory"] : Array.Empty<string>()]);
        await using var client = await ToolMarket.ConnectHttpAsync(address, CancellationToken.None);

        var names = (await client.ListToolsAsync()).Select(tool => tool.Name).ToList();

        Assert.That(names.Count(name => name is "note" or "notes"), Is.EqualTo(memory ? 2 : 0));
        Assert.That(
            client.ServerInstructions!.Contains("What is between", StringComparison.Ordinal),
            Is.EqualTo(memory)
        );
    }

    private static string LineOf(string text) =>
        new JsonObject { ["published"] = "2025-10-01T09:00:00", ["title"] = text }.ToJsonString();
}
