using AiTrader;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What is registered for an application, and how the options become objects.</summary>
internal static class AiTraderServices
{
    public static ServiceDescriptor SqliteLedger { get; } =
        ServiceDescriptor.Singleton<ILedgerStore>(services => new SqliteLedgerStore(OptionsOf(services).LedgerFile));

    public static void Register(IServiceCollection services)
    {
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AiTraderOptions>, AiTraderOptionsValidator>()
        );
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AiTraderOptions>, AiTraderSetupValidator>()
        );
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(NullLogger<>)));
        services.TryAdd(SqliteLedger);
#pragma warning disable RS0030 // This is where it is said which clock there is; one that the application has registered comes first.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.TryAddSingleton(provider => Start(provider).GetRequiredService<IPriceSource>().Read());
        services.TryAddSingleton<IMarketData>(provider => new AsOfMarketData(
            Start(provider).GetRequiredService<Market>(),
            provider.GetRequiredService<PriceSeries>()
        ));
        services.TryAddSingleton<HaltSwitch>();
        services.TryAddSingleton(RuleBookOf);
        services.TryAddSingleton<IFeeModel>(provider => new RateFeeModel(
            OptionsOf(provider).FeeRate,
            new Money(OptionsOf(provider).MinimumFee)
        ));
        services.TryAddSingleton<ISlippageModel>(provider => new BasisPointSlippageModel(
            OptionsOf(provider).SlippageBasisPoints
        ));
        services.TryAddSingleton<IBrokerage, SimulatedBrokerage>();
        services.TryAddSingleton(provider => StoreJournals.JournalBeside(provider.GetRequiredService<ILedgerStore>()));
        services.TryAddSingleton(provider =>
            StoreJournals.FaultLogBeside(
                provider.GetRequiredService<ILedgerStore>(),
                provider.GetRequiredService<TimeProvider>()
            )
        );
        services.TryAddSingleton(LeasesOf);
        services.TryAddSingleton<SessionRunner>();
        services.TryAddSingleton<OrderReplay>();
        services.TryAddSingleton(provider => SessionSchedule.FromPrices(provider.GetRequiredService<PriceSeries>()));
        services.TryAddSingleton(provider => new Arena(
            provider.GetRequiredService<ILedgerStore>(),
            provider.GetRequiredService<IMarketData>(),
            provider.GetRequiredService<SessionRunner>()
        )
        {
            Parallelism = OptionsOf(provider).Parallelism,
            Leases = provider.GetRequiredService<ILeaseStore>(),
        });
    }

    private static ILeaseStore LeasesOf(IServiceProvider services) =>
        services.GetRequiredService<ILedgerStore>() is RedisLedgerStore database
            ? new RedisLeaseStore(
                database,
                $"process {Environment.ProcessId} on {Environment.MachineName}",
                services.GetRequiredService<TimeProvider>()
            )
            : new NoLeases();

    private static RuleBook RuleBookOf(IServiceProvider services)
    {
        var options = OptionsOf(services);
        var rules = RuleBook.Standard.WithFirst(new HaltRule(services.GetRequiredService<HaltSwitch>()));
        rules = options.OrderNotionalLimit is { } notional
            ? rules.With(new OrderNotionalRule(new Money(notional)))
            : rules;
        rules = options.PositionLimit is { } position ? rules.With(new PositionLimitRule(position)) : rules;
        rules = options.DailyLossLimit is { } loss ? rules.With(new DailyLossRule(loss)) : rules;
        return services.GetServices<ITradingRule>().Aggregate(rules, (book, rule) => book.With(rule));
    }

    // Without a host nobody validates on start; reading the options does.
    private static IServiceProvider Start(IServiceProvider services)
    {
        _ = OptionsOf(services);
        return services;
    }

    private static AiTraderOptions OptionsOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<AiTraderOptions>>().Value;
}
