using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>Alice's session of Tuesday 2025-10-07, in which a model follows a script and its tools run elsewhere; AAA
/// opens at 11, and she has 1000.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class RemoteSessionFixture
{
    protected static readonly TradingContext Context = Contexts.Alice("2025-10-07");
    protected static readonly (string, Dictionary<string, object?>) BuyTen = (
        "buy",
        new() { ["symbol"] = "AAA", ["quantity"] = 10 }
    );
    protected static readonly (string, Dictionary<string, object?>) BuyTooMuch = (
        "buy",
        new() { ["symbol"] = "AAA", ["quantity"] = 1_000 }
    );
    protected static readonly (string, Dictionary<string, object?>) Malformed = (
        "buy",
        new()
        {
            ["symbol"] = "AAA",
            ["quantity"] = "ten",
            ["signature"] = "bob",
        }
    );
    protected static readonly (string, Dictionary<string, object?>) HoldIt = (
        "hold",
        new() { ["reason"] = "Too dear." }
    );
    protected static readonly (string, Dictionary<string, object?>) Quote = ("quote", new() { ["symbol"] = "AAA" });

    /// <summary>What the model was told by tools.</summary>
    protected List<string> Answers { get; } = [];

    /// <summary>How often the model was asked.</summary>
    protected int Asked { get; private set; }

    protected async Task<(TradingFloor Floor, SessionResult Result)> RunAsync(params ChatResponse[] replies)
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor);
        await using var remote = await server.ToolsetAsync();
        return (floor, await floor.Sessions.RunAsync(Context, Maker(remote, replies)));
    }

    protected ChatDecisionMaker Maker(McpTradingToolset remote, params ChatResponse[] replies) =>
        new(ModelOf(replies), new() { Tools = remote.CreateFor });

    protected ScriptedChatClient ModelOf(ChatResponse[] replies) =>
        new(messages =>
        {
            Asked++;
            if (messages[^1].Contents.OfType<FunctionResultContent>().LastOrDefault() is { } answer)
            {
                Answers.Add($"{answer.Result}");
            }

            return replies[(messages.Count / 2) - 1];
        });

    protected static async Task<string[]> KindsAsync(TradingFloor floor) =>
        [.. (await floor.EntriesAsync("alice")).Select(entry => entry.GetType().Name)];

    protected static TradingFloor FloorOn(IStore store)
    {
        var week = TestMarket.UsWeek();
        return new TradingFloor(week.MarketData, week.Series, store, RuleBook.Standard);
    }

    protected static async Task<TradingFloor> OpenAsync()
    {
        var floor = FloorOn(new InMemoryStore(TimeProvider.System));
        await floor.OpenAsync(Context, 1_000);
        return floor;
    }
}
