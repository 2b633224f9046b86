using System.Security.Cryptography;
using AiTrader;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.DependencyInjection;

// Both processes have the same market and the same store file.
string store = args.LastOrDefault() ?? "trading.db";
var services = new ServiceCollection();
services.AddAiTrader().UseMarket(Market.Us).UseSyntheticPrices(seed: 7).UseSqliteStore(store);
await using var provider = services.BuildServiceProvider();
if (args is [ToolProcess.Argument, ..])
{
    await ToolProcess.ServeAsync(provider);
    return;
}

Console.WriteLine($"The model decides in process {Environment.ProcessId}.");
string key = $"k1 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
await using var tools = await McpTradingToolset.ConnectAsync(
    cancellationToken => ToolProcess.StartAsync(key, store, cancellationToken),
    ToolProcess.CreateSeal(key)
);

// Stands in for a real model: it buys a unit a day.
using var model = new ScriptedChatClient(messages =>
    messages.Count > 2
        ? ScriptedChatClient.Say("That is all for today.")
        : ScriptedChatClient.Call("buy", new() { ["symbol"] = "SYN01", ["quantity"] = 1 })
);
var decisionMaker = new ChatDecisionMaker(model, new() { Tools = tools.CreateFor });
Trader[] traders =
[
    .. new[] { "alice", "bob" }.Select(name => new Trader(
        Signature.Parse(name),
        ModelId.Parse($"scripted/{name}"),
        decisionMaker
    )
    {
        Cash = new Money(10_000),
    }),
];
SessionSchedule days = [TradingTime.Parse("2025-10-01"), TradingTime.Parse("2025-10-02")];
foreach (var run in await provider.GetRequiredService<Arena>().RunAsync(traders, days))
{
    Console.WriteLine($"{run.Trader.Signature}:");
    foreach (var result in run.Results)
    {
        Console.WriteLine($"  {result}");
    }
}
