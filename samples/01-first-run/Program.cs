using AiTrader;
using AiTrader.Markets;
using AiTrader.Prices;
using AiTrader.Sessions;
using AiTrader.Sessions.Baselines;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddAiTrader().UseMarket(KnownMarkets.Us).UsePrices(SyntheticPriceSource.Daily(seed: 7)).UseInMemoryLedger();
await using var provider = services.BuildServiceProvider();

var alice = new Trader(Signature.Parse("alice"), ModelId.Parse("baseline/momentum"), new Momentum(), new Money(10_000));
var runs = await provider.GetRequiredService<Arena>().RunAsync([alice], provider.GetRequiredService<SessionSchedule>(), null, default);
foreach (var outcome in runs[0].Results.GroupBy(result => result.GetType().Name))
{
    Console.WriteLine($"{outcome.Key}: {outcome.Count()} sessions");
}
