using AiTrader.Prices;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace AiTrader.Runner;

/// <summary>The program is an application that embeds AiTrader as any other does: with <c>AddAiTrader()</c>.</summary>
internal static class Composition
{
    /// <summary>Everything that trades one market at some prices. The store is the caller's to dispose of.</summary>
    /// <param name="market">The market.</param>
    /// <param name="prices">Its prices, read already.</param>
    /// <param name="store">Where everything is recorded.</param>
    /// <param name="parallelism">How many traders run at once.</param>
    /// <param name="verbose">Whether every session is logged on standard error; what faults is reported in any
    /// case.</param>
    public static ServiceProvider Of(Market market, PriceSeries prices, IStore store, int parallelism, bool verbose) =>
        Of(market, prices, store, parallelism, verbose ? LogLevel.Debug : LogLevel.Critical);

    /// <summary>The same, with everything from a level on logged on standard error.</summary>
    public static ServiceProvider Of(Market market, PriceSeries prices, IStore store, int parallelism, LogLevel level)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => Log(logging, level));
        services
            .AddAiTrader(options => options.Parallelism = parallelism)
            .UseMarket(market)
            .UsePrices(new PricesInHand(prices))
            .UseStore(store);
        return services.BuildServiceProvider();
    }

    /// <summary>Logs on standard error, a line each; standard output is for results.</summary>
    public static void Log(ILoggingBuilder logging, LogLevel level) =>
        logging
            .SetMinimumLevel(level)
            .AddSimpleConsole(format =>
                (format.SingleLine, format.ColorBehavior) = (true, LoggerColorBehavior.Disabled)
            )
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private sealed class PricesInHand(PriceSeries prices) : IPriceSource
    {
        public PriceSeries Read() => prices;
    }
}
