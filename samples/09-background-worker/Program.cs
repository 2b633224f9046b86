using AiTrader;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
string store = builder.Configuration["Store"] ?? "worker.db";
builder.Services.AddAiTrader().UseMarket(Market.Us).UseSyntheticPrices(seed: 7).UseSqliteStore(store);
builder.Services.AddHostedService<TradingWorker>();

// How long sessions under way may take to come to their next act.
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
await builder.Build().RunAsync();
