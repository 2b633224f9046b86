using AiTrader.Prices;
using AiTrader.Runner.Telemetry;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace AiTrader.Runner.Hosting;

/// <summary>The program is an application that embeds AiTrader as any other does: with <c>AddAiTrader()</c>.</summary>
internal static class Composition
{
    /// <summary>Everything that trades one market at some prices. The store is the caller's to dispose of.</summary>
    /// <param name="market">The market.</param>
    /// <param name="prices">Its prices, read already.</param>
    /// <param name="store">The ledgers in which everything is recorded.</param>
    /// <param name="parallelism">How many traders run at once.</param>
    /// <param name="level">From which level on things are logged on standard error.</param>
    /// <param name="export">Where everything that is logged goes too; null for nowhere.</param>
    public static ServiceProvider Of(
        Market market,
        PriceSeries prices,
        IStore store,
        int parallelism,
        LogLevel level,
        OtlpExport? export = null
    ) =>
        Of(market, prices, store, options => options.Parallelism = parallelism, logging => Log(logging, level, export));

    /// <summary>The same for one trader at a time, whose account is opened with terms.</summary>
    /// <param name="market">The market.</param>
    /// <param name="prices">Its prices, read already.</param>
    /// <param name="store">The ledgers in which everything is recorded.</param>
    /// <param name="terms">The terms of the account.</param>
    /// <param name="level">From which level on things are logged on standard error.</param>
    /// <param name="export">Where everything that is logged goes too; null for nowhere.</param>
    public static ServiceProvider Of(
        Market market,
        PriceSeries prices,
        IStore store,
        AccountTerms terms,
        LogLevel level,
        OtlpExport? export = null
    ) =>
        Of(
            market,
            prices,
            store,
            options =>
            {
                options.Parallelism = 1;
                options.Set(terms);
            },
            logging => Log(logging, level, export)
        );

    private static ServiceProvider Of(
        Market market,
        PriceSeries prices,
        IStore store,
        Action<AiTraderOptions> configure,
        Action<ILoggingBuilder> log
    )
    {
        var services = new ServiceCollection();
        services.AddLogging(log);
        services.AddAiTrader(configure).UseMarket(market).UsePrices(new PricesInHand(prices)).UseStore(store);
        return services.BuildServiceProvider();
    }

    /// <summary>
    /// From which level on a run of sessions logs: every session where it is verbose; what faults is reported in any
    /// case.
    /// </summary>
    public static LogLevel LevelOf(bool verbose) => verbose ? LogLevel.Debug : LogLevel.Critical;

    /// <summary>The logs of a program that serves: a line each on standard error.</summary>
    /// <param name="logging">Where logs go.</param>
    /// <param name="level">From which level on AiTrader's own are shown.</param>
    /// <param name="isJson">Whether each line is JSON.</param>
    public static void AddLogs(ILoggingBuilder logging, LogLevel level, bool isJson)
    {
        // What keeps the host from starting ends the program with a line of its own.
        logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("AiTrader", level)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        _ = isJson
            ? logging.AddJsonConsole(format => (format.UseUtcTimestamp, format.TimestampFormat) = (true, "O"))
            : logging.AddSimpleConsole(format =>
            {
                (format.SingleLine, format.ColorBehavior) = (true, LoggerColorBehavior.Disabled);
                (format.UseUtcTimestamp, format.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss ");
            });
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
    }

    // A line each on standard error; standard output is for results.
    private static void Log(ILoggingBuilder logging, LogLevel level, OtlpExport? export)
    {
        export?.AddTo(logging);
        logging
            .SetMinimumLevel(export is null ? level : LogLevel.Debug)
            .AddFilter<ConsoleLoggerProvider>(null, level)
            .AddFilter<ConsoleLoggerProvider>(SessionRunner.LeaseCategory, LogLevel.Warning)
            .AddSimpleConsole(format =>
                (format.SingleLine, format.ColorBehavior) = (true, LoggerColorBehavior.Disabled)
            )
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private sealed class PricesInHand(PriceSeries prices) : IPriceSource
    {
        public PriceSeries Read() => prices;
    }
}
