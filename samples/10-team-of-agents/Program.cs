using AiTrader;
using AiTrader.Stores;
using AiTrader.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddAiTrader().UseMarket(Market.Us).UseSyntheticPrices(seed: 7).UseInMemoryStore();
await using var provider = services.BuildServiceProvider();

// Scripts stand in for real models. The analyst tries a tool that it does not have.
using var analyst = new ScriptedChatClient(messages =>
    Answers(messages) switch
    {
        [] => ScriptedChatClient.Call("buy", new() { ["symbol"] = "SYN01", ["quantity"] = 9 }),
        [_] => ScriptedChatClient.Call("quote", new() { ["symbol"] = "SYN01" }),
        var answers => ScriptedChatClient.Say($"Buy SYN01. {answers[^1]}"),
    }
);
using var riskOfficer = new ScriptedChatClient(_ => ScriptedChatClient.Say("At most 2 units."));

// The trader tries to trade as bob, reads the refusal, and trades as what it is.
using var trader = new ScriptedChatClient(messages =>
    Answers(messages) switch
    {
        [] => Buy(("signature", "bob")),
        [_] => Buy(),
        var answers => ScriptedChatClient.Say(string.Join(" | ", answers)),
    }
);
using var outage = new ScriptedChatClient(_ => throw new HttpRequestException("The model is out of reach."));

var sessions = provider.GetRequiredService<SessionRunner>();
var options = new SessionRunOptions { OpeningCash = new Money(10_000) };
var models = new Dictionary<string, IChatClient>
{
    [Team.Analyst] = analyst,
    [Team.RiskOfficer] = riskOfficer,
    [Team.Trader] = trader,
};
var day = TradingContext.For("team").Using("scripted/team").At("2025-10-01");
Console.WriteLine(await sessions.RunAsync(day, new Team(models), options));

models[Team.RiskOfficer] = outage;
var next = TradingContext.For("team").Using("scripted/team").At("2025-10-02");
Console.WriteLine(await sessions.RunAsync(next, new Team(models), options));

var bob = await provider.GetRequiredService<IStore>().Ledgers.FindAccountAsync(Signature.Parse("bob"));
Console.WriteLine($"bob: {(bob is null ? "no account" : "an account")}");

static string[] Answers(IEnumerable<ChatMessage> messages) =>
    [
        .. messages
            .SelectMany(message => message.Contents)
            .OfType<FunctionResultContent>()
            .Select(answer => $"{answer.Result}"),
    ];

static ChatResponse Buy(params (string Name, object Value)[] others)
{
    var arguments = new AIFunctionArguments { ["symbol"] = "SYN01", ["quantity"] = 2 };
    foreach (var (name, value) in others)
    {
        arguments[name] = value;
    }

    return ScriptedChatClient.Call("buy", arguments);
}
