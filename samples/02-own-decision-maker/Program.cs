using AiTrader;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services
    .AddAiTrader(options => options.PositionLimit = 0.25m)
    .UseMarket(Market.Us)
    .UseSyntheticPrices(seed: 7)
    .UseInMemoryStore();
await using var provider = services.BuildServiceProvider();

var trader = new Trader(Signature.Parse("dip"), ModelId.Parse("mine/buy-the-dip"), new BuyTheDip())
{
    Cash = new Money(10_000),
};
var runs = await provider.GetRequiredService<Arena>().RunAsync([trader]);
foreach (var session in runs[0].Results.OfType<SessionResult.Traded>())
{
    Console.WriteLine($"{session.Context.Time}  {string.Join(", ", session.Fills)}");
}
