using AiTrader.Conversing;
using AiTrader.Testing;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>Sessions whose tools run elsewhere end as they do with tools of their own.</summary>
public sealed class McpTradingToolsetTests : RemoteSessionFixture
{
    [Test]
    public async Task A_buy_that_is_filled_elsewhere_makes_the_session_traded()
    {
        var (floor, result) = await RunAsync(Replies.Calling(BuyTen), ScriptedChatClient.Say("Done."));

        Assert.That(((SessionResult.Traded)result).Fills.Single().Order.Id.Value, Is.EqualTo("2025-10-07#1.1"));
        Assert.That(await KindsAsync(floor), Is.EqualTo(new[] { "AccountOpened", "Filled", "SessionCompleted" }));
    }

    [Test]
    public async Task A_hold_that_is_recorded_elsewhere_makes_the_session_held_and_ends_it()
    {
        var (floor, result) = await RunAsync(Replies.Calling(HoldIt));

        Assert.That(((SessionResult.Held)result).Reason, Is.EqualTo("Too dear."));
        Assert.That(await KindsAsync(floor), Is.EqualTo(new[] { "AccountOpened", "Held", "SessionCompleted" }));
    }

    [Test]
    public async Task A_model_that_only_says_it_holds_is_undecided() =>
        Assert.That(
            (await RunAsync(Replies.Calling(Quote), ScriptedChatClient.Say("The hold is recorded."))).Result,
            Is.InstanceOf<SessionResult.Undecided>()
        );

    [Test]
    public async Task A_denial_and_advice_are_told_to_the_model()
    {
        var (_, result) = await RunAsync(
            Replies.Calling(BuyTooMuch),
            Replies.Calling(Malformed),
            Replies.Calling(BuyTen),
            Replies.Calling(HoldIt)
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(Answers, Has.Count.EqualTo(3));
        Assert.That(Answers[0], Does.StartWith("Denied (insufficient_cash)"));
        Assert.That(Answers[1], Does.StartWith("buy does not take 'signature'"));
        Assert.That(Answers[2], Does.StartWith("Filled: buy 10 AAA"));
    }

    [Test]
    public async Task A_conversation_is_the_same_to_the_letter_as_with_tools_of_its_own()
    {
        ChatResponse[] Script() =>
            [
                Replies.Calling(Quote, BuyTen, BuyTooMuch),
                Replies.Calling(Malformed, ("sell_all", [])),
                Replies.Calling(HoldIt),
            ];
        var (remote, _) = await RunAsync(Script());
        var local = await OpenAsync();
        await local.Sessions.RunAsync(Context, new ChatDecisionMaker(ModelOf(Script())));

        Assert.That(
            await remote.Journal.ReadAsync(Context, default),
            Is.EqualTo(await local.Journal.ReadAsync(Context, default))
        );
        Assert.That(await remote.Ledger.HeadAsync("alice"), Is.EqualTo(await local.Ledger.HeadAsync("alice")));
    }

    [Test]
    public async Task A_tool_leaves_behind_elsewhere_what_it_leaves_behind_here()
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor);
        await using var remote = await server.ToolsetAsync();

        Assert.That(
            remote.CreateFor(floor.ToolDesk()).Select(tool => (tool.Name, tool.Description, tool.Effect)),
            Is.EquivalentTo(
                StandardTools.CreateFor(floor.ToolDesk()).Select(tool => (tool.Name, tool.Description, tool.Effect))
            )
        );
    }

    [Test]
    public async Task A_tool_whose_schema_names_no_arguments_takes_none_and_may_do_anything()
    {
        var floor = await OpenAsync();
        var foreign = McpServerTool.Create(
            () => "Done.",
            new McpServerToolCreateOptions { Name = "sell_all", ReadOnly = null }
        );
        foreign.ProtocolTool.InputSchema = System.Text.Json.JsonElement.Parse("""{"type":"object"}""");
        await using var server = new PipedServer(floor) { Unguarded = foreign };
        await using var remote = await server.ToolsetAsync();
        TradingToolset tools = [.. remote.CreateFor(floor.ToolDesk()).Where(tool => tool.Name == "sell_all")];

        Assert.That(tools[0].Effect, Is.EqualTo(ToolEffect.Trades));
        Assert.That(
            await tools.CallAsync(Context, "sell_all", """{"quickly":true}"""),
            Does.StartWith("sell_all does not take 'quickly'; it takes nothing.")
        );
    }
}
