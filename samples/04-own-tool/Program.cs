using System.Globalization;
using AiTrader;
using AiTrader.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddAiTrader().UseMarket(Market.Us).UseSyntheticPrices(seed: 7).UseInMemoryStore();
await using var provider = services.BuildServiceProvider();

// Stands in for a real model: it asks for the trend, buys what has risen by five percent in twenty days, and holds
// otherwise.
using var model = new ScriptedChatClient(messages =>
    messages switch
    {
        [_, _] => ScriptedChatClient.Call("trend", new() { ["symbol"] = "SYN01", ["days"] = 20 }),
        [.., var last] when RisesBy(last) is > 5 and var percent => ScriptedChatClient.Call(
            new FunctionCallContent("1", "buy", new AIFunctionArguments { ["symbol"] = "SYN01", ["quantity"] = 1 }),
            new FunctionCallContent(
                "2",
                "hold",
                new AIFunctionArguments { ["reason"] = $"Enough, even at {percent} %." }
            )
        ),
        _ => ScriptedChatClient.Call("hold", new() { ["reason"] = "It does not rise." }),
    }
);

var decisionMaker = new ChatDecisionMaker(
    model,
    new() { Tools = desk => [.. StandardTools.CreateFor(desk), Trend.Over(desk.MarketData)] }
);

var trader = new Trader(Signature.Parse("trend"), ModelId.Parse("scripted/trend"), decisionMaker)
{
    Cash = new Money(10_000),
};
var runs = await provider.GetRequiredService<Arena>().RunAsync([trader]);
foreach (var (outcome, sessions) in runs[0].Results.CountBy(result => result.Outcome))
{
    Console.WriteLine($"{outcome}: {sessions} sessions");
}

static decimal? RisesBy(ChatMessage answer) =>
    decimal.TryParse(
        answer.Contents.OfType<FunctionResultContent>().FirstOrDefault()?.Result?.ToString(),
        NumberStyles.Number,
        CultureInfo.InvariantCulture,
        out decimal percent
    )
        ? percent
        : null;
