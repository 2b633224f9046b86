using AiTrader;
using AiTrader.Tools;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddAiTrader().UseMarket(Market.Us).UseSyntheticPrices(seed: 7).UseInMemoryStore();
await using var provider = services.BuildServiceProvider();

// A script for a start; or any IChatClient, as new OpenAIClient(key).GetChatClient("gpt-5").AsIChatClient().
using var client = new ScriptedChatClient(messages =>
    messages.Count > 2
        ? ScriptedChatClient.Say("That is all for today.")
        : ScriptedChatClient.Call("buy", new() { ["symbol"] = "SYN01", ["quantity"] = 1 })
);
var model = new ChatDecisionMaker(client);
var alice = new Trader(Signature.Parse("alice"), ModelId.Parse("demo/scripted"), model) { Cash = new Money(10_000) };
var runs = await provider.GetRequiredService<Arena>().RunAsync([alice]);
foreach (var (outcome, sessions) in runs[0].Results.CountBy(result => result.Outcome))
{
    Console.WriteLine($"{outcome}: {sessions} sessions");
}
