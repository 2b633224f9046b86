using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// Executes orders at replayed prices: quote, rules, fill, ledger; orders can rest until a bar reaches them. A decision
/// is based on one version of the account. The ledger accepts it only if that version is still the current one;
/// otherwise the brokerage decides again.
/// </summary>
/// <param name="marketData">The market data.</param>
/// <param name="ledger">The ledgers in which everything is recorded.</param>
/// <param name="rules">The rules; <see cref="RuleBook.Standard"/> and additions to it.</param>
/// <param name="fees">The fees of executions.</param>
/// <param name="slippage">The slippage of executions.</param>
public sealed partial class SimulatedBrokerage(
    IMarketData marketData,
    ILedgerStore ledger,
    RuleBook rules,
    IFeeModel fees,
    ISlippageModel slippage
) : IBrokerage
{
    private readonly IMarketData _marketData = NotNull.Require(marketData);
    private readonly ILedgerStore _ledger = NotNull.Require(ledger);
    private readonly SettledMarks _settled = new();
    private AccountModels _own = new(NotNull.Require(rules), NotNull.Require(fees), NotNull.Require(slippage));

    /// <summary>Creates a brokerage with the standard rules, without fees and slippage.</summary>
    public SimulatedBrokerage(IMarketData marketData, ILedgerStore ledger)
        : this(marketData, ledger, RuleBook.Standard, new NoFeeModel(), new NoSlippageModel()) { }

    /// <inheritdoc/>
    public TradingConditions Conditions => Models.Conditions;

    /// <inheritdoc/>
    public Mandate Mandate => Models.Mandate;

    private BrokerageModels Models => field ??= new BrokerageModels(_own);

    /// <inheritdoc/>
    public async ValueTask<TradeOutcome> SubmitAsync(
        TradingContext context,
        Order order,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(order);
        ActId.Require(order.Id, nameof(order));
        var entry = await RecordAsync(
                context,
                order,
                static (brokerage, context, account, order) => brokerage.Decide(context, account, order),
                cancellationToken
            )
            .ConfigureAwait(false);
        return OutcomeOf(entry, context, order);
    }

    /// <inheritdoc/>
    public async ValueTask HoldAsync(
        TradingContext context,
        ClientOrderId id,
        string reason,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(id);
        ActId.Require(id, nameof(id));
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (!MessageText.HasVisible(reason))
        {
            throw new ArgumentException("The reason has no character that can be seen.", nameof(reason));
        }

        var entry = await RecordAsync(
                context,
                (id, reason),
                static (_, context, account, held) => account.CreateHeld(context, held.id, held.reason),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (entry is not LedgerEntry.Held)
        {
            throw new ClientOrderIdReusedException(entry, "hold");
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CancelOutcome> CancelAsync(
        TradingContext context,
        ClientOrderId id,
        ClientOrderId target,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(target);
        ActId.Require(id, nameof(id));
        var entry = await RecordAsync(
                context,
                (id, target),
                static (_, context, account, asked) => Cancel(context, asked.id, asked.target, account),
                cancellationToken
            )
            .ConfigureAwait(false);
        return entry switch
        {
            LedgerEntry.Cancelled { Reason: null } canceled when canceled.Order.Id == target =>
                new CancelOutcome.Cancelled(canceled.Order, canceled.Quantity),
            LedgerEntry.CancelDenied denied when denied.Target == target => new CancelOutcome.Denied(
                target,
                denied.Denial
            ),
            _ => throw new ClientOrderIdReusedException(entry, $"cancel {target}"),
        };
    }

    /// <inheritdoc/>
    public async ValueTask<Portfolio> GetPortfolioAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => (await ReadAccountAsync(context, cancellationToken).ConfigureAwait(false)).Portfolio;

    /// <inheritdoc/>
    public async ValueTask<OpenOrders> GetOpenOrdersAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => (await ReadAccountAsync(context, cancellationToken).ConfigureAwait(false)).OpenOrders;

    /// <inheritdoc/>
    public async ValueTask SettleAsync(
        TradingContext context,
        SettleUntil until,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var account = await RecallAccountAsync(context, cancellationToken).ConfigureAwait(false);
        await SettleAsync(context, account, until, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<Account> SettleAsync(
        TradingContext context,
        Account account,
        SettleUntil until,
        CancellationToken cancellationToken
    ) =>
        SettledAccount.NeedsSettling(context, account, until) && !_settled.Has(context, account, until)
            ? SettleNowAsync(context, account, until, cancellationToken)
            : ValueTask.FromResult(account);

    private async ValueTask<Account> SettleNowAsync(
        TradingContext context,
        Account account,
        SettleUntil until,
        CancellationToken cancellationToken
    )
    {
        account = await new SettledAccount(context, Models.Of(account), _marketData, _ledger, until)
            .RunAsync(account, cancellationToken)
            .ConfigureAwait(false);
        _settled.Set(context, account, until);
        return account;
    }

    private LedgerEntry Decide(TradingContext context, Account account, Order order) =>
        new OrderDecision(context, account, Models.Of(account), _marketData).Decide(order);

    private static LedgerEntry Cancel(
        TradingContext context,
        ClientOrderId id,
        ClientOrderId target,
        Account account
    ) =>
        account.OpenOrders.Find(target) is { } order
            ? account.CreateCancelled(context, id, order)
            : account.CreateCancelDenied(
                context,
                id,
                target,
                new Denial(DenialCodes.UnknownOrder, $"There is no open order with the id {target}.")
            );

    // Decides on the current account, and again where another writer was faster.
    private async ValueTask<LedgerEntry> RecordAsync<TAct>(
        TradingContext context,
        TAct act,
        Func<SimulatedBrokerage, TradingContext, Account, TAct, LedgerEntry> decide,
        CancellationToken cancellationToken
    )
    {
        var account = await RecallAccountAsync(context, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            // Also where the other writer left an order that rests, of which this process did not know.
            account = await SettleAsync(context, account, SettleUntil.Session, cancellationToken).ConfigureAwait(false);
            var entry = decide(this, context, account, act);
            switch (await WatchedAppend.RunAsync(_ledger, entry, cancellationToken).ConfigureAwait(false))
            {
                case AppendResult.Appended:
                    return entry;
                case AppendResult.Duplicate duplicate:
                    return duplicate.Entry;
                case AppendResult.Conflict conflict:
                    account = conflict.Account;
                    break;
            }
        }
    }

    private async ValueTask<Account> ReadAccountAsync(TradingContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Require(
            context,
            await _ledger.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false)
        );
    }

    /// <summary>
    /// The account for a session that has the trader's lease: as it was a moment ago, if this process has written or
    /// read it then.
    /// </summary>
    /// <exception cref="LedgerException">No account is open, or it belongs to another model.</exception>
    internal async ValueTask<Account> ReadRecentAccountAsync(
        TradingContext context,
        CancellationToken cancellationToken
    ) =>
        Require(
            context,
            await _ledger.FindRecentAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false)
        );

    // Where somebody else has appended since, the append says so, and it is decided again.
    private async ValueTask<Account> RecallAccountAsync(TradingContext context, CancellationToken cancellationToken) =>
        Require(
            context,
            _ledger.GetCachedAccount(context.Signature)
                ?? await _ledger.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false)
        );

    private Account Require(TradingContext context, Account? account) =>
        account switch
        {
            null => throw new LedgerException(context.Signature, "no account is open; open it first."),
            _ when (account.WhyNot(context) ?? Models.WhyNot(account.Terms, _marketData.Market)) is { } reason =>
                throw new LedgerException(context.Signature, $"{reason}."),
            _ => account,
        };

    private static TradeOutcome OutcomeOf(LedgerEntry entry, TradingContext context, Order order) =>
        entry.Context.Time == context.Time
            ? OrderOutcome.Of(entry, order) ?? throw Reused(entry, order)
            : throw Reused(entry, order);

    private static ClientOrderIdReusedException Reused(LedgerEntry entry, Order order) => new(entry, order.ToString());
}
