using StackExchange.Redis;

namespace AiTrader.Handoffs;

/// <summary>
/// Hands contexts over through Redis, to any machine that reaches it. Keys are <c>aitrader:handoff:MODEL:ID</c>; Redis
/// removes them when they expire. If Redis cannot be reached, the exceptions of StackExchange.Redis pass through.
/// </summary>
/// <param name="connection">The connection; the caller closes it.</param>
/// <param name="timeProvider">The wall clock.</param>
public sealed class RedisHandoff(IConnectionMultiplexer connection, TimeProvider timeProvider) : IContextHandoff
{
    private readonly IConnectionMultiplexer _connection = NotNull.Require(connection);
    private readonly TimeProvider _timeProvider = NotNull.Require(timeProvider);

    /// <inheritdoc/>
    public string Name => "redis";

    /// <summary>How long an offer lasts, from one second to one day. Default: one hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public TimeSpan Lifetime
    {
        get;
        init => field = OfferedContext.RequireLifetime(value);
    } = OfferedContext.Lifetime;

    /// <inheritdoc/>
    public ContextTicket Offer(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ticket = ContextTicket.Create(Name, context);
        _connection.GetDatabase().StringSet(KeyOf(ticket), OfferOf(context), Lifetime);
        return ticket;
    }

    /// <inheritdoc/>
    public async ValueTask<ContextTicket> OfferAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var ticket = ContextTicket.Create(Name, context);
        await _connection.GetDatabase().StringSetAsync(KeyOf(ticket), OfferOf(context), Lifetime).ConfigureAwait(false);
        return ticket;
    }

    /// <inheritdoc/>
    public ClaimResult Claim(ContextTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.Handoff == Name
            ? ClaimOf(ticket, _connection.GetDatabase().StringGet(KeyOf(ticket)))
            : new ClaimResult.Refused(ClaimRefusal.Foreign);
    }

    /// <inheritdoc/>
    public async ValueTask<ClaimResult> ClaimAsync(ContextTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        cancellationToken.ThrowIfCancellationRequested();
        return ticket.Handoff == Name
            ? ClaimOf(ticket, await _connection.GetDatabase().StringGetAsync(KeyOf(ticket)).ConfigureAwait(false))
            : new ClaimResult.Refused(ClaimRefusal.Foreign);
    }

    /// <inheritdoc/>
    public async ValueTask WithdrawAsync(ContextTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        cancellationToken.ThrowIfCancellationRequested();
        await _connection.GetDatabase().KeyDeleteAsync(KeyOf(ticket)).ConfigureAwait(false);
    }

    private static RedisKey KeyOf(ContextTicket ticket) => $"aitrader:handoff:{ticket.ModelId}:{ticket.Id}";

    private byte[] OfferOf(TradingContext context) =>
        OfferedContext.Create(context, _timeProvider.GetUtcNow() + Lifetime).Write();

    private ClaimResult ClaimOf(ContextTicket ticket, RedisValue kept) =>
        kept.IsNull
            ? new ClaimResult.Refused(ClaimRefusal.Unknown)
            : OfferedContext.Read(ticket, ((byte[])kept!).AsSpan()).ClaimedBy(ticket, _timeProvider.GetUtcNow());
}
