using AiTrader;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The objects of one market, made of what the application has chosen, each when it is first needed.</summary>
internal sealed class TradingParts
{
    private readonly IServiceProvider _services;
    private readonly TradingSetup _setup;
    private readonly Lazy<PriceSeries> _series;
    private readonly Lazy<BrokerageArguments> _arguments;
    private readonly Lazy<SessionRunner> _sessions;

    public TradingParts(IServiceProvider services, TradingSetup setup)
    {
        _services = services;
        _setup = setup;
        _series = new(() => PricesOf().Read());
        _arguments = new(CreateArguments);
        _sessions = new(CreateSessions);
    }

    /// <summary>The raw prices. They know the future.</summary>
    public PriceSeries Series => _series.Value;

    /// <summary>What the brokerage is made of.</summary>
    public BrokerageArguments Arguments => _arguments.Value;

    /// <summary>Runs sessions.</summary>
    public SessionRunner Sessions => _sessions.Value;

    // Without a host nobody validates on start; reading the options does.
    private AiTraderOptions Options =>
        _services.GetRequiredService<IOptionsMonitor<AiTraderOptions>>().Get(_setup.OptionsName);

    /// <summary>The clock of the application, whenever it is registered; the system's where there is none.</summary>
    public static TimeProvider ClockOf(IServiceProvider services) =>
#pragma warning disable RS0030 // The one place that says which clock there is.
        services.GetService<TimeProvider>() ?? TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Creates the arena.</summary>
    public Arena CreateArena() =>
        new(Sessions) { Parallelism = Options.Parallelism, MarketSchedule = SessionSchedule.FromPrices(Series) };

    private SessionRunner CreateSessions() =>
        new(
            Arguments.MarketData,
            _setup.Brokerage?.Invoke(Arguments) ?? Arguments.CreateSimulated(),
            Arguments.Store,
            ClockOf(_services),
            _services.GetService<ILoggerFactory>()
        )
        {
            Schedule = SessionSchedule.FromPrices(Series),
        };

    private BrokerageArguments CreateArguments()
    {
        var conditions = Options.ToConditions();
        var market = MarketOf();
        if (conditions.WhyNot(market) is { } reason)
        {
            throw new InvalidOperationException($"These options are impossible: {reason}.");
        }

        var standard = new AccountModels(
            RuleBook.Standard.WithFirst(new HaltRule(_setup.Get<HaltSwitch>(_services))),
            new NoFeeModel(),
            new NoSlippageModel()
        )
            .With(conditions)
            .With(Options.ToMandate());
        return new BrokerageArguments
        {
            Services = _services,
            MarketData = new AsOfMarketData(market, Series),
            Store = _setup.Get<IStore>(_services),
            Rules = _setup.Rules.Aggregate(standard.Rules, (book, rule) => book.With(rule(_services))),
            Fees = _setup.Fees?.Invoke(_services) ?? standard.Fees,
            Slippage = _setup.Slippage?.Invoke(_services) ?? standard.Slippage,
            VolumeLimit = standard.VolumeLimit,
            CorporateActions = standard.CorporateActions,
            ApprovalAbove = standard.ApprovalAbove,
        };
    }

    private Market MarketOf() =>
        _setup.Market?.Invoke(_services) ?? AiTraderSection.FindMarket(_setup.Section) ?? throw Missing("market");

    private IPriceSource PricesOf()
    {
        _ = Options;
        return _setup.Prices?.Invoke(_services)
            ?? AiTraderSection.FindPrices(_setup.Section)
            ?? throw Missing("prices");
    }

    // The options are validated first, and name what is missing.
    private static InvalidOperationException Missing(string what) => new($"There are no {what} of this market.");
}
