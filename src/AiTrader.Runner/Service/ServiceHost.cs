using System.Net.Sockets;
using AiTrader.Prices;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Service.Standings;
using AiTrader.Runner.Stores;
using AiTrader.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service;

/// <summary>The service: an application of ASP.NET Core that embeds AiTrader as any other does.</summary>
internal static class ServiceHost
{
    // How long sessions under way may take to come to their next act when the program ends.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(9);

    /// <summary>Serves until it is canceled.</summary>
    /// <param name="plan">What was asked for.</param>
    /// <param name="modules">The parts, in the order of their middleware.</param>
    /// <param name="screen">The screen; the address goes to standard error.</param>
    /// <param name="cancellationToken">Ends the service between two acts of each session.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="IOException">The address is in use.</exception>
    /// <exception cref="InputException">The address does not belong to this machine.</exception>
    public static async Task<int> RunAsync(
        ServicePlan plan,
        IReadOnlyList<IServiceModule> modules,
        Screen screen,
        CancellationToken cancellationToken
    )
    {
        plan.Store.CreateFolder();
        await using var store = plan.Store.Open(awaited: reason => screen.Complain($"Waiting: {reason}"));
        await using var app = Build(plan, store, modules);
        await StartAsync(app, plan, cancellationToken);
        screen.Note($"Listening on {app.Urls.First()}");
        var end = app.Services.GetRequiredService<ServiceEnd>();
        using var stopping = app.Lifetime.ApplicationStopping.Register(() =>
            end.Request("A part of the service has failed; its log says which.")
        );
        string? reason = await end.WaitAsync(cancellationToken);
        screen.Note("Ending between two acts.");
        await app.StopAsync(CancellationToken.None);
        if (reason is null)
        {
            return ExitCode.Success;
        }

        screen.Complain(reason);
        return ExitCode.Faulted;
    }

    private static async Task StartAsync(WebApplication app, ServicePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (SocketException unbound)
        {
            throw new InputException(
                $"--http: '{plan.Address.EndPoint}' is refused; allowed: a free port at an address of this machine. "
                    + $"{unbound.Message}.",
                unbound
            );
        }
    }

    /// <summary>Builds it.</summary>
    /// <param name="plan">What was asked for.</param>
    /// <param name="store">The store, which stays its owner's.</param>
    /// <param name="modules">The parts, in the order of their middleware.</param>
    public static WebApplication Build(ServicePlan plan, IStore store, IReadOnlyList<IServiceModule> modules)
    {
        // The empty builder reads neither the environment nor files of the working folder.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(plan.Address.EndPoint));
        AddLogs(builder.Logging, plan);
        Add(builder.Services, plan, plan.Trading.ReadSeasons()[0], store);
        foreach (var module in modules)
        {
            module.Add(builder, plan);
        }

        var app = builder.Build();
        foreach (var module in modules)
        {
            module.Map(app);
        }

        return app;
    }

    private static void Add(IServiceCollection services, ServicePlan plan, Season season, IStore store)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddRouting();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(plan);
        services.AddSingleton(season);
        services.AddSingleton<ServiceEnd>();
        services.AddSingleton(plan.Drive);
        services.AddSingleton(store.Documents);
        services.AddSingleton(store.Events);
        services.AddSingleton(store.Leases);
        services.AddSingleton(
            new TradedMarket(season.Prices, new AccountOpening(plan.Trading.Market, plan.Trading.Terms))
            {
                Source = plan.Trading.Prices.File is { } file
                    ? $"Prices of {Path.GetFileName(file)}."
                    : $"SYNTHETIC prices, seed {plan.Trading.Prices.Seed}: no such symbols exist.",
                Pace = plan.Pace,
            }
        );

        // Hosted services end in the reverse order: first nobody drives, then everything is told.
        AddEvents(services, store);
        services
            .AddAiTrader()
            .UseMarket(plan.Trading.Market)
            .UsePrices(new PricesInHand(season.Prices))
            .UseStore(provider => Telling(store, provider.GetRequiredService<EventRelay>()));
        services.AddSingleton<HaltBook>();
        services.AddHostedService<HaltWatch>();
        services.AddSingleton(PlannedTraders.Of(plan.Trading, season));
        services.AddSingleton<ITraderSource>(provider => provider.GetRequiredService<PlannedTraders>());
        services.AddSingleton<RunBook>();
        services.AddSingleton<Handovers>();
        services.AddSingleton<RunSessions>();
        services.AddSingleton<Cancellations>();
        services.AddSingleton<TraderDriver>();
        services.AddSingleton<LocalPlacement>();
        services.AddSingleton<ITraderPlacement>(provider => provider.GetRequiredService<LocalPlacement>());
        services.AddHostedService(provider => provider.GetRequiredService<LocalPlacement>());
        services.AddHostedService<CancelWatch>();
        services.AddSingleton<LiveReport>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveReport>());
        services.AddHostedService<ServiceStart>();
        services.AddSingleton<IWatchShare, WholeShare>();
        services.AddSingleton<RunWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<RunWatch>());
    }

    private static void AddEvents(IServiceCollection services, IStore store)
    {
        services.AddSingleton(provider => new EventRelay(
            store,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<EventRelay>>()
        ));
        services.AddHostedService(provider => provider.GetRequiredService<EventRelay>());
        services.AddSingleton<EventFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<EventFeed>());
    }

    // The store is the caller's: what decorates it is not disposed of with the services.
    private static IStore Telling(IStore store, EventRelay events) =>
        new LentStore(store)
            .WithLedgers(ledgers => new TellingLedgers(ledgers, events))
            .WithJournals(journals => new TellingJournals(journals, events))
            .WithFaults(faults => new TellingFaults(faults, events));

    private static void AddLogs(ILoggingBuilder logging, ServicePlan plan) =>
        Composition.AddLogs(logging, plan.IsVerbose ? LogLevel.Debug : LogLevel.Information, plan.HasJsonLogs);

    private sealed class PricesInHand(PriceSeries prices) : IPriceSource
    {
        public PriceSeries Read() => prices;
    }
}
