using AiTrader;
using AiTrader.Rules;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services of an application, and creates objects from the options.</summary>
internal static class AiTraderServices
{
    public static void Register(IServiceCollection services)
    {
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AiTraderOptions>, AiTraderOptionsValidator>()
        );
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AiTraderOptions>, AiTraderSetupValidator>()
        );
        services.TryAddSingleton<IMarketData>(provider => new AsOfMarketData(
            Start(provider).GetRequiredService<Market>(),
            provider.GetRequiredService<MarketPrices>().Series
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
        services.TryAddSingleton<IBrokerage>(provider => new SimulatedBrokerage(
            provider.GetRequiredService<IMarketData>(),
            provider.GetRequiredService<IStore>().Ledgers,
            provider.GetRequiredService<RuleBook>(),
            provider.GetRequiredService<IFeeModel>(),
            provider.GetRequiredService<ISlippageModel>()
        ));
        services.TryAddSingleton(provider => new SessionRunner(
            provider.GetRequiredService<IMarketData>(),
            provider.GetRequiredService<IBrokerage>(),
            provider.GetRequiredService<IStore>(),
            ClockOf(provider),
            provider.GetService<ILoggerFactory>()
        )
        {
            Schedule = provider.GetRequiredService<SessionSchedule>(),
        });
        services.TryAddSingleton<OrderReplay>();
        services.TryAddSingleton(provider =>
            SessionSchedule.FromPrices(Start(provider).GetRequiredService<MarketPrices>().Series)
        );
        services.TryAddSingleton(provider => new Arena(provider.GetRequiredService<SessionRunner>())
        {
            Parallelism = OptionsOf(provider).Parallelism,
            MarketSchedule = provider.GetRequiredService<SessionSchedule>(),
        });
    }

    /// <summary>The clock of the application, whenever it is registered; the system's where there is none.</summary>
    public static TimeProvider ClockOf(IServiceProvider services) =>
#pragma warning disable RS0030 // The one place that says which clock there is.
        services.GetService<TimeProvider>() ?? TimeProvider.System;
#pragma warning restore RS0030

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
