using System.Text.RegularExpressions;
using AiTrader;
using AiTrader.Stores;
using AiTrader.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services
    .AddAiTrader()
    .UseMarket(Market.Us)
    .UseSyntheticPrices(seed: 7)
    .UseInMemoryStore()
    .AddRule(new CashReserveRule(0.2m))
    .UseFees(new PerUnitFee(unit: 0.05m, minimum: 1));
await using var provider = services.BuildServiceProvider();

// Stands in for a real model: it asks for more than it may have, reads the denial, and asks again.
using var model = new ScriptedChatClient(messages =>
    messages.Count == 2 ? Buy(220)
    : Regex.Match(AnswerIn(messages[^1]), @"Buy at most (\d+) units") is { Success: true } advice
        ? Buy(int.Parse(advice.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
    : ScriptedChatClient.Say("That is all for today.")
);

var context = TradingContext.For("alice").Using("scripted/buyer").At("2025-10-01");
var options = new SessionRunOptions { OpeningCash = new Money(10_000) };
var result = await provider
    .GetRequiredService<SessionRunner>()
    .RunAsync(context, new ChatDecisionMaker(model), options);
await foreach (var entry in provider.GetRequiredService<IStore>().Ledgers.ReadEntriesAsync(context.Signature))
{
    string? line = entry switch
    {
        LedgerEntry.Denied denied => $"denied: {denied.Order}, {denied.Denial}",
        LedgerEntry.Filled filled => $"filled: {filled.Fill}",
        _ => null,
    };
    if (line is not null)
    {
        Console.WriteLine(line);
    }
}

Console.WriteLine(result);

static ChatResponse Buy(int quantity) =>
    ScriptedChatClient.Call("buy", new() { ["symbol"] = "SYN01", ["quantity"] = quantity });

static string AnswerIn(ChatMessage message) =>
    $"{message.Contents.OfType<FunctionResultContent>().FirstOrDefault()?.Result}";
