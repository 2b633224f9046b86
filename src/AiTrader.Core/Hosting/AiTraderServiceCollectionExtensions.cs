#pragma warning disable IDE0130 // Registration extensions live where every .NET application already looks for them.
namespace Microsoft.Extensions.DependencyInjection;

#pragma warning restore IDE0130

/// <summary>Adds AiTrader to an application.</summary>
public static class AiTraderServiceCollectionExtensions
{
    /// <summary>
    /// Adds the brokerage, the sessions and the arena. What belongs to the application (its logging, its clock) is
    /// used and never registered, in any order. Say at least which market is traded, at which prices, and where
    /// everything is recorded:
    /// <code>services.AddAiTrader().UseMarket(Market.Us).UsePrices("prices.csv").UseSqliteStore("store.db");</code>
    /// </summary>
    public static AiTraderBuilder AddAiTrader(this IServiceCollection services) => services.AddAiTrader(_ => { });

    /// <inheritdoc cref="AddAiTrader(IServiceCollection)"/>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options; they are validated when the application starts.</param>
    public static AiTraderBuilder AddAiTrader(this IServiceCollection services, Action<AiTraderOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<AiTraderOptions>().Configure(configure).ValidateOnStart();
        AiTraderServices.Register(services);
        return new AiTraderBuilder(services);
    }
}
