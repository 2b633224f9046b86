using System.Collections.Concurrent;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AiTrader.Core.Tests.Hosting;

/// <summary>What belongs to the application is used, and registered by nobody else, in whichever order.</summary>
public sealed class ApplicationServicesTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Logging_logs_whenever_it_is_added(bool isFirst)
    {
        var messages = new ConcurrentQueue<string>();
        var services = new ServiceCollection();
        if (isFirst)
        {
            AddLogging(services, messages);
        }

        TradingServices.MakeReady(services);
        if (!isFirst)
        {
            AddLogging(services, messages);
        }

        await using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ILogger<ApplicationServicesTests>>().LogDebug("The application logs.");
        await RunASessionAsync(provider);

        Assert.That(messages, Has.Some.Contains("The application logs.").And.Some.Contains("is completed"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_clock_of_the_application_is_used_wherever_it_is_registered(bool isFirst)
    {
        var clock = Substitute.For<TimeProvider>();
        clock.GetUtcNow().Returns(DateTimeOffset.UnixEpoch.AddDays(5));
        var services = new ServiceCollection();
        if (isFirst)
        {
            services.TryAddSingleton(clock);
        }

        TradingServices.MakeReady(services);
        services.TryAddSingleton(clock);
        await using var provider = services.BuildServiceProvider();

        var result = await RunASessionAsync(provider, new TimeoutException("late"));

        var faults = await provider.GetRequiredService<IStore>().Faults.ReadAsync(result.Context.Signature);
        Assert.That(faults[0].RecordedAt, Is.EqualTo(DateTimeOffset.UnixEpoch.AddDays(5)));
    }

    // Besides what the options and the start of a host need, everything that is registered is a type of AiTrader.
    [Test]
    public void Nothing_else_is_registered()
    {
        var services = new ServiceCollection();
        TradingServices.MakeReady(services);

        Assert.That(
            services
                .Select(service => service.ServiceType)
                .Where(type => !IsOurs(type))
                .Select(type => type.Namespace)
                .Distinct(),
            Is.EquivalentTo(new[] { "Microsoft.Extensions.Options", "Microsoft.Extensions.Hosting" })
        );
    }

    private static bool IsOurs(Type type) =>
        type.Assembly == typeof(TradingContext).Assembly
        || (type.IsGenericType && type.GetGenericArguments().Any(IsOurs));

    private static void AddLogging(IServiceCollection services, ConcurrentQueue<string> messages)
    {
        var logger = Substitute.For<ILogger>();
        logger.IsEnabled(default).ReturnsForAnyArgs(true);
        logger
            .WhenForAnyArgs(log => log.Log<object>(default, default, default!, default, default!))
            .Do(call => messages.Enqueue(call[2].ToString()!));
        var logs = Substitute.For<ILoggerProvider>();
        logs.CreateLogger("").ReturnsForAnyArgs(logger);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs));
    }

    private static async Task<SessionResult> RunASessionAsync(IServiceProvider provider, Exception? failure = null)
    {
        var maker = Substitute.For<IDecisionMaker>();
        maker
            .DecideAsync(null!, null!)
            .ReturnsForAnyArgs(_ => failure is null ? ValueTask.CompletedTask : ValueTask.FromException(failure));
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("test/model"), maker)
        {
            Cash = new Money(1000),
        };
        var runs = await provider.GetRequiredService<Arena>().RunAsync([trader]);
        return runs[0].Results[0];
    }
}
