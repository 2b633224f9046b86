using AiTrader;
using AiTrader.Rules;
using AiTrader.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // Registration extensions live where every .NET application already looks for them.
namespace Microsoft.Extensions.DependencyInjection;

#pragma warning restore IDE0130

/// <summary>Adds AiTrader to an application.</summary>
public static class AiTraderServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="SessionRunner"/>, <see cref="Arena"/>, <see cref="OrderReplay"/>, <see cref="IStore"/> and
    /// <see cref="HaltSwitch"/>. Say at least which market is traded, at which prices, and where everything is
    /// recorded:
    /// <code>services.AddAiTrader().UseMarket(Market.Us).UsePrices("prices.csv").UseSqliteStore("store.db");</code>
    /// </summary>
    /// <remarks>
    /// What belongs to the application (its logging, its clock) is used and never registered, in any order. Prices,
    /// market data and the brokerage are no services: a decision maker gets them from its desk, as of its context. In a
    /// host, the prices are read and the store is asked when the application starts.
    /// </remarks>
    public static AiTraderBuilder AddAiTrader(this IServiceCollection services) => services.AddAiTrader(_ => { });

    /// <inheritdoc cref="AddAiTrader(IServiceCollection)"/>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options; they are validated when the application starts.</param>
    public static AiTraderBuilder AddAiTrader(this IServiceCollection services, Action<AiTraderOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key: null, configure);
    }

    /// <inheritdoc cref="AddAiTrader(IServiceCollection)"/>
    /// <param name="services">The application's services.</param>
    /// <param name="section">
    /// A section with the members of <see cref="AiTraderOptions"/>, and with <c>Market</c> (<c>us</c>), <c>Prices</c>
    /// (<c>prices.csv</c>) and <c>Store</c> (<c>memory</c>, <c>sqlite:store.db</c> or <c>redis:10.0.0.5</c>). What is
    /// chosen in code comes before Market, Prices and Store. Another name is refused when the application starts.
    /// </param>
    public static AiTraderBuilder AddAiTrader(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, key: null, section);
    }

    /// <summary>
    /// Adds one of several markets to an application. Its services have a key:
    /// <code>provider.GetRequiredKeyedService&lt;Arena&gt;("crypto")</code>
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="key">The key; its text is the name of the market's options, and no other key has it.</param>
    /// <param name="configure">Sets the options. Default: null, the defaults.</param>
    public static AiTraderBuilder AddKeyedAiTrader(
        this IServiceCollection services,
        object key,
        Action<AiTraderOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(key);
        return Add(services, key, configure ?? (_ => { }));
    }

    /// <inheritdoc cref="AddKeyedAiTrader(IServiceCollection, object, Action{AiTraderOptions})" path="/summary"/>
    /// <param name="services">The application's services.</param>
    /// <param name="key">The key; its text is the name of the market's options, and no other key has it.</param>
    /// <param name="section">The section; see <see cref="AddAiTrader(IServiceCollection, IConfiguration)"/>.</param>
    public static AiTraderBuilder AddKeyedAiTrader(this IServiceCollection services, object key, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, key, section);
    }

    private static AiTraderBuilder Add(IServiceCollection services, object? key, IConfiguration section)
    {
        var builder = Add(services, key, options => section.Bind(options));
        builder.Setup.Section = section;
        if (section[AiTraderSection.Store] is not null)
        {
            builder.UseStore(provider => AiTraderSection.OpenStore(section, TradingParts.ClockOf(provider)));
        }

        return builder;
    }

    private static AiTraderBuilder Add(IServiceCollection services, object? key, Action<AiTraderOptions> configure)
    {
        var setup = FindSetup(services, key) ?? Register(services, new TradingSetup(key));
        services.AddOptions<AiTraderOptions>(setup.OptionsName).Configure(configure).ValidateOnStart();
        return new AiTraderBuilder(services, setup);
    }

    private static TradingSetup? FindSetup(IServiceCollection services, object? key) =>
        services
            .Where(service => service.ServiceType == typeof(TradingSetup) && Equals(service.ServiceKey, key))
            .Select(service => key is null ? service.ImplementationInstance : service.KeyedImplementationInstance)
            .OfType<TradingSetup>()
            .FirstOrDefault();

    private static TradingSetup Register(IServiceCollection services, TradingSetup setup)
    {
        services.Add(new ServiceDescriptor(typeof(TradingSetup), setup.Key, setup));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AiTraderOptions>, AiTraderOptionsValidator>()
        );
        services.AddSingleton<IValidateOptions<AiTraderOptions>>(provider => new AiTraderSetupValidator(
            setup,
            provider.GetRequiredService<IServiceProviderIsKeyedService>()
        ));
        services.AddSingleton<IHostedService>(provider => new AiTraderStartup(provider, setup));
        Add(services, setup, provider => new TradingParts(provider, setup));
        Add(services, setup, _ => new HaltSwitch());
        Add(services, setup, provider => setup.Get<TradingParts>(provider).Sessions);
        Add(services, setup, provider => new OrderReplay(setup.Get<SessionRunner>(provider)));
        Add(services, setup, provider => setup.Get<TradingParts>(provider).CreateArena());
        return setup;
    }

    private static void Add<T>(IServiceCollection services, TradingSetup setup, Func<IServiceProvider, T> factory)
        where T : class =>
        services.TryAdd(
            setup.Key is null
                ? ServiceDescriptor.Singleton(factory)
                : ServiceDescriptor.KeyedSingleton(setup.Key, (provider, _) => factory(provider))
        );
}
