using AiTrader;
using AiTrader.Prices;
using AiTrader.Rules;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// What an application has chosen for one market. It is one internal service, so that nothing of it can be asked of the
/// container: prices without a context show the future, and a brokerage without a session trades for anybody.
/// </summary>
/// <param name="key">The key of the market's services; null for the market that has none.</param>
internal sealed class TradingSetup(object? key)
{
    private readonly List<Func<IServiceProvider, ITradingRule>> _rules = [];

    /// <summary>The key of the market's services; null for the market that has none.</summary>
    public object? Key => key;

    /// <summary>The name of the market's options.</summary>
    public string OptionsName { get; } = key?.ToString() ?? "";

    /// <summary>The section of the application's configuration; null if there is none.</summary>
    public IConfiguration? Section { get; set; }

    /// <summary>The market; null if it is not chosen in code.</summary>
    public Func<IServiceProvider, Market>? Market { get; set; }

    /// <summary>Its prices; null if they are not chosen in code.</summary>
    public Func<IServiceProvider, IPriceSource>? Prices { get; set; }

    /// <summary>The fees; null for those of the options.</summary>
    public Func<IServiceProvider, IFeeModel>? Fees { get; set; }

    /// <summary>The slippage; null for that of the options.</summary>
    public Func<IServiceProvider, ISlippageModel>? Slippage { get; set; }

    /// <summary>The brokerage; null for the simulated one.</summary>
    public Func<BrokerageArguments, IBrokerage>? Brokerage { get; set; }

    /// <summary>Rules that are asked after those of the options.</summary>
    public IReadOnlyList<Func<IServiceProvider, ITradingRule>> Rules => _rules;

    /// <summary>Adds a rule.</summary>
    public void Add(Func<IServiceProvider, ITradingRule> rule) => _rules.Add(rule);

    /// <summary>A service of this market.</summary>
    public T Get<T>(IServiceProvider services)
        where T : notnull => key is null ? services.GetRequiredService<T>() : services.GetRequiredKeyedService<T>(key);
}
