using System.Runtime.ExceptionServices;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// A tool desk that belongs to no session: for a server that offers tools to sessions of other processes, and for tests
/// of tools. Each call acts for the context that it brings. A failure is thrown and kept by nobody here; the session
/// that called ends with it.
/// </summary>
/// <param name="brokerage">What executes orders and holds.</param>
/// <param name="marketData">The market.</param>
/// <param name="store">Where the brokerage records.</param>
/// <param name="timeProvider">The wall clock.</param>
public sealed class StandaloneToolDesk(
    IBrokerage brokerage,
    IMarketData marketData,
    IStore store,
    TimeProvider timeProvider
) : IToolDesk
{
    private readonly IBrokerage _brokerage = NotNull.Require(brokerage);
    private readonly IMarketData _marketData = NotNull.Require(marketData);
    private readonly IStore _store = NotNull.Require(store);
    private readonly TimeProvider _timeProvider = NotNull.Require(timeProvider);

    /// <inheritdoc/>
    public IBrokerage Brokerage => _brokerage;

    /// <inheritdoc/>
    public IMarketData MarketData => _marketData;

    /// <inheritdoc/>
    public IJournalStore Journal => _store.Journals;

    /// <inheritdoc/>
    public TimeProvider TimeProvider => _timeProvider;

    /// <inheritdoc/>
    public async ValueTask AcknowledgeAsync(
        TradingContext context,
        ClientOrderId id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await RecordedActs.RequireAsync(context, id, _store.Ledgers, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws the failure: there is no session here that could end with it.</summary>
    public void Fail(TradingContext context, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ExceptionDispatchInfo.Throw(exception);
    }

    /// <summary>Does nothing: no failure is kept here.</summary>
    public void ThrowIfFaulted(TradingContext context) => ArgumentNullException.ThrowIfNull(context);
}
