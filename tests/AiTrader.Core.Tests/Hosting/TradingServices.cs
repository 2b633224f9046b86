using AiTrader.Prices;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Core.Tests.Hosting;

/// <summary>Services of an application that trades.</summary>
internal static class TradingServices
{
    public static ServiceCollection Ready() => Ready(_ => { });

    public static ServiceCollection Ready(Action<AiTraderOptions> configure)
    {
        var services = Services(configure);
        MakeReady(services);
        return services;
    }

    public static void MakeReady(IServiceCollection services) =>
        services.AddAiTrader().UseMarket(Market.Us).UsePrices(SyntheticPriceSource.Daily(7)).UseInMemoryStore();

    public static ServiceCollection Services(Action<AiTraderOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddAiTrader(configure);
        return services;
    }
}
