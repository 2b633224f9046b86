using System.Diagnostics.CodeAnalysis;
using AiTrader;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures what an application trades and how. Each method replaces the previous choice.</summary>
public sealed class AiTraderBuilder
{
    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors;

    internal AiTraderBuilder(IServiceCollection services, TradingSetup setup)
    {
        Services = services;
        Setup = setup;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>What is chosen so far.</summary>
    internal TradingSetup Setup { get; }

    /// <summary>Trades on a market, for example <see cref="Market.Us"/> or your own.</summary>
    public AiTraderBuilder UseMarket(Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return UseMarket(_ => market);
    }

    /// <summary>Trades on a market that is made when the application starts.</summary>
    public AiTraderBuilder UseMarket(Func<IServiceProvider, Market> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Setup.Market = factory;
        return this;
    }

    /// <summary>Uses invented prices, with one bar a day over two years; the same seed gives the same prices.</summary>
    /// <param name="seed">Any number.</param>
    public AiTraderBuilder UseSyntheticPrices(int seed) => UsePrices(SyntheticPriceSource.Daily(seed));

    /// <summary>
    /// Trades at the prices of a file: <c>.csv</c>, <c>.jsonl</c>, either with <c>.gz</c>. It is read when
    /// the application starts, or, without a host, when it is first needed.
    /// </summary>
    /// <exception cref="ArgumentException">The file name has no known extension.</exception>
    public AiTraderBuilder UsePrices(string path) => UsePrices(PriceFile.CreateSource(path));

    /// <summary>Trades at the prices of a source.</summary>
    public AiTraderBuilder UsePrices(IPriceSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return UsePrices(_ => source);
    }

    /// <summary>Trades at the prices of a source that is made when the application starts.</summary>
    public AiTraderBuilder UsePrices(Func<IServiceProvider, IPriceSource> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Setup.Prices = factory;
        return this;
    }

    /// <summary>Trades at the prices of a source whose constructor takes services of the application.</summary>
    /// <typeparam name="TSource">The source.</typeparam>
    public AiTraderBuilder UsePrices<[DynamicallyAccessedMembers(Constructors)] TSource>()
        where TSource : class, IPriceSource =>
        UsePrices(services => ActivatorUtilities.CreateInstance<TSource>(services));

    /// <summary>Keeps everything in your own store; the caller disposes of it.</summary>
    public AiTraderBuilder UseStore(IStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Replace(new ServiceDescriptor(typeof(IStore), Setup.Key, store));
    }

    /// <summary>Keeps everything in a store that is made when it is first needed, and disposed of with the
    /// services.</summary>
    public AiTraderBuilder UseStore(Func<IServiceProvider, IStore> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Replace(
            Setup.Key is null
                ? ServiceDescriptor.Singleton(factory)
                : ServiceDescriptor.KeyedSingleton(Setup.Key, (services, _) => factory(services))
        );
    }

    /// <summary>Keeps everything in memory, for as long as the process lives.</summary>
    public AiTraderBuilder UseInMemoryStore() =>
        UseStore(services => new InMemoryStore(TradingParts.ClockOf(services)));

    /// <summary>Keeps everything in a SQLite file, which several processes of this machine may share.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    public AiTraderBuilder UseSqliteStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return UseStore(services => new SqliteStore(
            path,
            TradingParts.ClockOf(services),
            leases: null,
            services.GetService<ILogger<SqliteStore>>()
        ));
    }

    /// <summary>
    /// Keeps everything in Redis, for any number of processes and machines. The connection is opened when it is first
    /// needed.
    /// </summary>
    /// <param name="connection">As StackExchange.Redis reads it:
    /// <c>10.0.0.5:6380,ssl=true,user=trader,password=…,defaultDatabase=2,asyncTimeout=2000</c>.</param>
    /// <exception cref="ArgumentException">The text is not a valid connection.</exception>
    public AiTraderBuilder UseRedisStore(string connection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connection);
        _ = ConfigurationOptions.Parse(connection);
        return UseStore(services => new RedisStore(connection, TradingParts.ClockOf(services)));
    }

    /// <summary>Keeps everything in Redis, behind a connection that the application has and closes itself.</summary>
    /// <param name="connection">Gives the connection:
    /// <c>services => services.GetRequiredService&lt;IConnectionMultiplexer&gt;()</c>.</param>
    public AiTraderBuilder UseRedisStore(Func<IServiceProvider, IConnectionMultiplexer> connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return UseStore(services => new RedisStore(connection(services), TradingParts.ClockOf(services)));
    }

    /// <summary>
    /// Charges fees with your own model instead of <see cref="AiTraderOptions.FeeRate"/> and
    /// <see cref="AiTraderOptions.MinimumFee"/>. Your own model is not part of the terms of the accounts that are
    /// opened, so that an audit does not judge its fees.
    /// </summary>
    public AiTraderBuilder UseFees(IFeeModel fees)
    {
        ArgumentNullException.ThrowIfNull(fees);
        return UseFees(_ => fees);
    }

    /// <inheritdoc cref="UseFees(IFeeModel)"/>
    public AiTraderBuilder UseFees(Func<IServiceProvider, IFeeModel> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Setup.Fees = factory;
        return this;
    }

    /// <inheritdoc cref="UseFees(IFeeModel)"/>
    /// <typeparam name="TFees">The model; its constructor takes services of the application.</typeparam>
    public AiTraderBuilder UseFees<[DynamicallyAccessedMembers(Constructors)] TFees>()
        where TFees : class, IFeeModel => UseFees(services => ActivatorUtilities.CreateInstance<TFees>(services));

    /// <summary>
    /// Executes with your own slippage model instead of <see cref="AiTraderOptions.SlippageBasisPoints"/>. It is not
    /// part of the terms of the accounts that are opened.
    /// </summary>
    public AiTraderBuilder UseSlippage(ISlippageModel slippage)
    {
        ArgumentNullException.ThrowIfNull(slippage);
        return UseSlippage(_ => slippage);
    }

    /// <inheritdoc cref="UseSlippage(ISlippageModel)"/>
    public AiTraderBuilder UseSlippage(Func<IServiceProvider, ISlippageModel> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Setup.Slippage = factory;
        return this;
    }

    /// <inheritdoc cref="UseSlippage(ISlippageModel)"/>
    /// <typeparam name="TSlippage">The model; its constructor takes services of the application.</typeparam>
    public AiTraderBuilder UseSlippage<[DynamicallyAccessedMembers(Constructors)] TSlippage>()
        where TSlippage : class, ISlippageModel =>
        UseSlippage(services => ActivatorUtilities.CreateInstance<TSlippage>(services));

    /// <summary>
    /// Executes orders with your own brokerage, which records what it answers; see <see cref="IBrokerage"/>.
    /// </summary>
    public AiTraderBuilder UseBrokerage(Func<BrokerageArguments, IBrokerage> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Setup.Brokerage = factory;
        return this;
    }

    /// <summary>
    /// Adds a rule, which is asked after all others. It is not part of the terms of the accounts that are opened.
    /// </summary>
    public AiTraderBuilder AddRule(ITradingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return AddRule(_ => rule);
    }

    /// <inheritdoc cref="AddRule(ITradingRule)"/>
    public AiTraderBuilder AddRule(Func<IServiceProvider, ITradingRule> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Setup.Add(factory);
        return this;
    }

    /// <inheritdoc cref="AddRule(ITradingRule)"/>
    /// <typeparam name="TRule">The rule; its constructor takes services of the application.</typeparam>
    public AiTraderBuilder AddRule<[DynamicallyAccessedMembers(Constructors)] TRule>()
        where TRule : class, ITradingRule => AddRule(services => ActivatorUtilities.CreateInstance<TRule>(services));

    /// <summary>
    /// Offers a decision maker for a model: <c>services.GetKeyedService&lt;IDecisionMaker&gt;(context.ModelId)</c>
    /// finds it. It is created when it is first needed, and serves all sessions of the model.
    /// </summary>
    /// <param name="modelId">The model, for example <c>openai/gpt-5</c>.</param>
    /// <param name="factory">Creates the decision maker.</param>
    /// <exception cref="FormatException"><paramref name="modelId"/> is not a model id.</exception>
    public AiTraderBuilder AddDecisionMaker(string modelId, Func<IServiceProvider, IDecisionMaker> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Services.AddKeyedSingleton(ModelId.Parse(modelId), (services, _) => factory(services));
        return this;
    }

    private AiTraderBuilder Replace(ServiceDescriptor service)
    {
        Services.Replace(service);
        return this;
    }
}
