using AiTrader.Runner.Arenas;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Service;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Stores;
using AiTrader.Runner.ToolServers;
using AiTrader.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Service;

/// <summary>A service in this process, on a port that is free, with a store of the test's.</summary>
internal sealed class ServedStore : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServedStore(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public RunBook Runs => Services.GetRequiredService<RunBook>();

    public ITraderPlacement Placement => Services.GetRequiredService<ITraderPlacement>();

    public EventFeed Feed => Services.GetRequiredService<EventFeed>();

    public EventRelay Relay => Services.GetRequiredService<EventRelay>();

    public HaltBook Halts => Services.GetRequiredService<HaltBook>();

    public Uri Address => new(_app.Urls.First());

    public static async Task<ServedStore> StartAsync(
        IStore store,
        IReadOnlyList<IEntrant>? entrants = null,
        Func<ServicePlan, ServicePlan>? change = null,
        IReadOnlyList<IServiceModule>? modules = null
    )
    {
        var trading = new RunPlan(
            Market.Us,
            new PriceOrigin(null, SyntheticHalf.Daily, SyntheticMarket.DefaultSeed),
            new SessionRange(null, null),
            new Entrants(entrants ?? Baseline.All, null),
            new Money(10_000)
        );
        var plan = new ServicePlan(trading, StoreLocation.Memory, ListenAddress.Parse("0"));
        var app = ServiceHost.Build(change?.Invoke(plan) ?? plan, store, modules ?? []);
        await app.StartAsync();
        return new ServedStore(app);
    }

    /// <summary>Asks for sessions of a baseline.</summary>
    public Task<Run> RequestAsync(string baseline, string from, string to) =>
        RequestAsync(Signature.Parse($"{baseline}-daily"), ModelId.Parse($"baseline/{baseline}"), from, to);

    /// <summary>Asks for sessions of a trader.</summary>
    public async Task<Run> RequestAsync(Signature signature, ModelId modelId, string from, string to)
    {
        var run = new Run
        {
            Signature = signature,
            ModelId = modelId,
            From = TradingTime.Parse(from),
            To = TradingTime.Parse(to),
            RequestedBy = "ada",
        };
        await Runs.AddAsync(run, default);
        await Placement.WakeAsync(run.Signature, default);
        return run;
    }

    /// <summary>Waits until a run is finished.</summary>
    public async Task<Run> FinishedAsync(Run run)
    {
        while (true)
        {
            if (await Runs.FindAsync(run.Signature, run.Id, default) is { IsFinished: true } finished)
            {
                return finished;
            }

            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
