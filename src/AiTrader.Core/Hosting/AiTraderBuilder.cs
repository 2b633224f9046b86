using AiTrader;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures what an application trades and how. Each method replaces the previous choice.</summary>
public sealed class AiTraderBuilder
{
    internal AiTraderBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Trades on a market, for example <see cref="Market.Us"/> or your own.</summary>
    public AiTraderBuilder UseMarket(Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return Replace(ServiceDescriptor.Singleton(market));
    }

    /// <summary>Uses invented prices, with one bar a day over two years; the same seed gives the same prices.</summary>
    /// <param name="seed">Any number.</param>
    public AiTraderBuilder UseSyntheticPrices(int seed) => UsePrices(SyntheticPriceSource.Daily(seed));

    /// <summary>
    /// Trades at the prices of a file: <c>.csv</c>, <c>.jsonl</c>, either with <c>.gz</c>. It is read when first
    /// needed.
    /// </summary>
    /// <exception cref="ArgumentException">The file name has no known extension.</exception>
    public AiTraderBuilder UsePrices(string path) => UsePrices(PriceFile.CreateSource(path));

    /// <summary>Trades at the prices of a source.</summary>
    public AiTraderBuilder UsePrices(IPriceSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Replace(ServiceDescriptor.Singleton(new MarketPrices(source)));
    }

    /// <summary>Keeps everything in your own store; the caller disposes of it.</summary>
    public AiTraderBuilder UseStore(IStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Replace(ServiceDescriptor.Singleton(store));
    }

    /// <summary>Keeps everything in a store that is made when it is first needed, and disposed of with the
    /// services.</summary>
    public AiTraderBuilder UseStore(Func<IServiceProvider, IStore> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Replace(ServiceDescriptor.Singleton(factory));
    }

    /// <summary>Keeps everything in memory, for as long as the process lives.</summary>
    public AiTraderBuilder UseInMemoryStore() =>
        UseStore(services => new InMemoryStore(AiTraderServices.ClockOf(services)));

    /// <summary>Keeps everything in a SQLite file, which several processes of this machine may share.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    public AiTraderBuilder UseSqliteStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return UseStore(services => new SqliteStore(path, AiTraderServices.ClockOf(services)));
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
        return UseStore(services => new RedisStore(connection, AiTraderServices.ClockOf(services)));
    }

    /// <summary>Keeps everything in Redis, behind a connection that the application has and closes itself.</summary>
    /// <param name="connection">Gives the connection:
    /// <c>services => services.GetRequiredService&lt;IConnectionMultiplexer&gt;()</c>.</param>
    public AiTraderBuilder UseRedisStore(Func<IServiceProvider, IConnectionMultiplexer> connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return UseStore(services => new RedisStore(connection(services), AiTraderServices.ClockOf(services)));
    }

    /// <summary>
    /// Charges fees with your own model instead of <see cref="AiTraderOptions.FeeRate"/> and
    /// <see cref="AiTraderOptions.MinimumFee"/>. Your own model is not part of the terms of the accounts that are
    /// opened, so that an audit does not judge its fees.
    /// </summary>
    public AiTraderBuilder UseFees(IFeeModel fees)
    {
        ArgumentNullException.ThrowIfNull(fees);
        return Replace(ServiceDescriptor.Singleton(fees));
    }

    /// <summary>
    /// Executes with your own slippage model instead of <see cref="AiTraderOptions.SlippageBasisPoints"/>. It is not
    /// part of the terms of the accounts that are opened.
    /// </summary>
    public AiTraderBuilder UseSlippage(ISlippageModel slippage)
    {
        ArgumentNullException.ThrowIfNull(slippage);
        return Replace(ServiceDescriptor.Singleton(slippage));
    }

    /// <summary>
    /// Adds a rule, which is asked after all others. It is not part of the terms of the accounts that are opened.
    /// </summary>
    public AiTraderBuilder AddRule(ITradingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Services.AddSingleton(rule);
        return this;
    }

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
