using AiTrader;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Tools;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddAiTrader().UseMarket(Market.Us).UsePrices(SyntheticPriceSource.Daily(seed: 7)).UseInMemoryStore();
await using var provider = services.BuildServiceProvider();

// A script for a start; or any IChatClient, as new OpenAIClient(key).GetChatClient("gpt-5").AsIChatClient().
using var client = new ScriptedChatClient(messages =>
    messages.Count > 2
        ? ScriptedChatClient.Say("That is all for today.")
        : ScriptedChatClient.Call(("buy", new() { ["symbol"] = "SYN01", ["quantity"] = 1 }))
);
var model = new ChatDecisionMaker(client, provider.GetRequiredService<IStore>().Journals, TimeProvider.System);
var alice = new Trader(Signature.Parse("alice"), ModelId.Parse("demo/scripted"), model, new Money(10_000));
var runs = await provider
    .GetRequiredService<Arena>()
    .RunAsync([alice], provider.GetRequiredService<SessionSchedule>(), null, default);
foreach (var outcome in runs[0].Results.GroupBy(result => result.GetType().Name))
{
    Console.WriteLine($"{outcome.Key}: {outcome.Count()} sessions");
}
