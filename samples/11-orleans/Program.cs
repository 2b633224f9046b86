using System.Net;
using AiTrader;
using AiTrader.Stores;
using Orleans.Configuration;

var builder = WebApplication.CreateBuilder(args);
string redis = builder.Configuration["Redis"] ?? "localhost:6379";
builder.Services.AddAiTrader().UseMarket(Market.Us).UseSyntheticPrices(seed: 7).UseRedisStore(redis);
builder.UseOrleans(silo =>
    silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("traders", "traders"))
        .ConfigureEndpoints(IPAddress.Loopback, builder.Configuration.GetValue("Silo", 11111), gatewayPort: 0)
        .UseRedisClustering(redis)
        .UseRedisReminderService(options => options.ConfigurationOptions = new() { EndPoints = { redis } })
);
var app = builder.Build();
app.MapPost("/traders/{name}", (Signature name, IGrainFactory all) => all.GetGrain<ITrader>($"{name}").StartAsync());
app.MapGet("/traders/{name}", async (Signature name, IStore store) => await store.Ledgers.FindAccountAsync(name));
app.Lifetime.ApplicationStarted.Register(() => TakeOverAsync(app.Services).Ignore());
app.Run();

// When a silo has joined or is gone, every trader is started, which does nothing where it is driven or done.
static async Task TakeOverAsync(IServiceProvider services)
{
    await foreach (var _ in services.GetRequiredService<IClusterMembershipService>().MembershipUpdates)
    {
        await foreach (var name in services.GetRequiredService<IStore>().Ledgers.ListSignaturesAsync())
        {
            services.GetRequiredService<IGrainFactory>().GetGrain<ITrader>($"{name}").StartAsync().Ignore();
        }
    }
}

public interface ITrader : IGrainWithStringKey
{
    Task StartAsync();
}

/// <summary>Orleans says where a trader runs, the lease that it runs once, and the ledger how far it is.</summary>
internal sealed class TraderGrain(Arena arena) : Grain, ITrader, IRemindable
{
    private Task _run = Task.CompletedTask;

    public async Task StartAsync()
    {
        await this.RegisterOrUpdateReminder("run", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        _run = _run.IsCompleted ? RunAsync(Signature.Parse(this.GetPrimaryKeyString())) : _run;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => StartAsync();

    private async Task RunAsync(Signature name)
    {
        var runs = await arena.RunAsync([new Trader(name, ModelId.Parse("demo/momentum"), new Momentum())]);
        if (runs[0] is { Fault: null, Refusal: null } && await this.GetReminder("run") is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
