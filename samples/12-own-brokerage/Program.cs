using AiTrader;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services
    .AddAiTrader()
    .UseMarket(Market.Us)
    .UseSyntheticPrices(seed: 7)
    .UseInMemoryStore()
    .UseBrokerage(arguments => new LastPriceBrokerage(arguments.MarketData, arguments.Store.Ledgers));
await using var provider = services.BuildServiceProvider();

var trader = new Trader(Signature.Parse("holder"), ModelId.Parse("baseline/buy-and-hold"), new EqualWeightBuyAndHold())
{
    Cash = new Money(10_000),
};
var runs = await provider.GetRequiredService<Arena>().RunAsync([trader]);
foreach (var (outcome, sessions) in runs[0].Results.CountBy(result => result.Outcome))
{
    Console.WriteLine($"{outcome}: {sessions} sessions");
}
