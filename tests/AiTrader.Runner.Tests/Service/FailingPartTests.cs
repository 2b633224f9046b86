using AiTrader.Runner.Arenas;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Output;
using AiTrader.Runner.Service;
using AiTrader.Runner.Stores;
using AiTrader.Runner.ToolServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AiTrader.Runner.Tests.Service;

/// <summary>A service of which a part has failed does not stay half alive.</summary>
internal sealed class FailingPartTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task A_part_that_fails_ends_the_service_with_an_exit_code()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var trading = new RunPlan(
            Market.Us,
            new PriceOrigin(null, SyntheticHalf.Daily, SyntheticMarket.DefaultSeed),
            new SessionRange(null, null),
            new Entrants([], null),
            new Money(10_000)
        );

        int exitCode = await ServiceHost.RunAsync(
            new ServicePlan(trading, StoreLocation.Memory, ListenAddress.Parse("0")),
            [new FailingModule()],
            Screen.Of(TextWriter.Synchronized(output), TextWriter.Synchronized(error)),
            CancellationToken.None
        );

        Assert.That(exitCode, Is.EqualTo(ExitCode.Faulted));
        Assert.That($"{error}", Does.Contain("A part of the service has failed"));
    }

    private sealed class FailingModule : IServiceModule
    {
        public void Add(WebApplicationBuilder builder, ServicePlan plan) =>
            builder.Services.AddHostedService<FailingService>();

        public void Map(WebApplication app) { }
    }

    private sealed class FailingService : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Delay(100, stoppingToken);
            throw new InvalidOperationException("A defect.");
        }
    }
}
