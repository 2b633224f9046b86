using System.Collections.Concurrent;
using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// Executes orders at replayed prices: quote, rules, fill, ledger. A decision is based on one version of the account.
/// The ledger accepts it only if that version is still the current one; otherwise the brokerage decides again.
/// </summary>
/// <param name="marketData">The market data.</param>
/// <param name="ledger">The ledgers in which everything is recorded.</param>
/// <param name="rules">The rules; <see cref="RuleBook.Standard"/> and additions to it.</param>
/// <param name="fees">The fees of executions.</param>
/// <param name="slippage">The slippage of executions.</param>
public sealed class SimulatedBrokerage(
    IMarketData marketData,
    ILedgerStore ledger,
    RuleBook rules,
    IFeeModel fees,
    ISlippageModel slippage
) : IBrokerage
{
    // Beyond it, price times quantity and the sums that follow might not fit into a decimal (7.9e28).
    private const double LargestNotional = 1e27;

    private readonly IMarketData _marketData = NotNull.Require(marketData);
    private readonly ILedgerStore _ledger = NotNull.Require(ledger);
    private AccountModels _models = new(NotNull.Require(rules), NotNull.Require(fees), NotNull.Require(slippage));
    private readonly ConcurrentDictionary<TradingConditions, AccountModels> _byConditions = new();

    /// <summary>Creates a brokerage with the standard rules, without fees and slippage.</summary>
    public SimulatedBrokerage(IMarketData marketData, ILedgerStore ledger)
        : this(marketData, ledger, RuleBook.Standard, new NoFeeModel(), new NoSlippageModel()) { }

    /// <inheritdoc/>
    public TradingConditions Conditions => field ??= _models.ToConditions();

    /// <summary>
    /// The share of a bar's volume that is executed for one order of an account that was opened without conditions;
    /// more than 0, at most 1. Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal? VolumeLimit
    {
        get => _models.VolumeLimit;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value ?? 1, nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 1, 1, nameof(value));
            _models = _models with { VolumeLimit = value };
        }
    }

    /// <summary>
    /// Whether splits and dividends are recorded for an account that was opened without conditions. Default: false.
    /// </summary>
    public bool CorporateActions
    {
        get => _models.CorporateActions;
        init => _models = _models with { CorporateActions = value };
    }

    /// <inheritdoc/>
    public async ValueTask<TradeOutcome> SubmitAsync(
        TradingContext context,
        Order order,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(order);
        var account = await RecallAccountAsync(context, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var entry = Decide(context, order, account);
            switch (await WatchedAppend.RunAsync(_ledger, entry, cancellationToken).ConfigureAwait(false))
            {
                case AppendResult.Appended:
                    return OutcomeOf(entry, context, order);
                case AppendResult.Duplicate duplicate:
                    return OutcomeOf(duplicate.Entry, context, order);
                case AppendResult.Conflict conflict:
                    account = conflict.Account;
                    break;
            }
        }
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
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (!MessageText.HasVisible(reason))
        {
            throw new ArgumentException("The reason has no character that can be seen.", nameof(reason));
        }

        var account = await RecallAccountAsync(context, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            switch (
                await WatchedAppend
                    .RunAsync(_ledger, account.CreateHeld(context, id, reason), cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                case AppendResult.Appended or AppendResult.Duplicate { Entry: LedgerEntry.Held }:
                    return;
                case AppendResult.Duplicate duplicate:
                    throw new ClientOrderIdReusedException(duplicate.Entry, "hold");
                case AppendResult.Conflict conflict:
                    account = conflict.Account;
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Portfolio> GetPortfolioAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        return Require(
            context,
            await _ledger.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false)
        ).Portfolio;
    }

    private LedgerEntry Decide(TradingContext context, Order order, Account account)
    {
        var models = ModelsOf(account);
        var fill = FillOf(context, order, models);
        var proposal = new OrderProposal
        {
            Context = context,
            Order = order,
            Account = account,
            MarketData = _marketData,
            Fill = fill,
        };
        if (models.Rules.Check(proposal) is { } denial)
        {
            return account.CreateDenied(context, order, denial);
        }

        return fill is not null
            ? account.CreateFilled(context, fill)
            : throw new InvalidOperationException(
                $"The rules let '{order}' pass, which has no price; a rule book begins with those of "
                    + $"{nameof(RuleBook)}.{nameof(RuleBook.Standard)}."
            );
    }

    // An account that was opened with conditions is traded by them, whoever trades it.
    private AccountModels ModelsOf(Account account)
    {
        var conditions = account.Terms.Conditions;
        return conditions == TradingConditions.None || conditions == Conditions
            ? _models
            : _byConditions.GetOrAdd(conditions, _models.With);
    }

    private Fill? FillOf(TradingContext context, Order order, AccountModels models)
    {
        if (
            order.Quantity <= 0
            || _marketData.GetQuote(context, order.Symbol) is not { } quote
            || (double)order.Quantity * (double)quote.Price.Value > LargestNotional
        )
        {
            return null;
        }

        var quantity = new Quantity(order.Quantity);
        var price = models.Slippage.GetFillPrice(
            new SlippageArguments
            {
                Context = context,
                Order = order,
                QuotedPrice = quote.Price,
                Quantity = quantity,
            }
        );
        var fee = models.Fees.GetFee(
            new FeeArguments
            {
                Context = context,
                Order = order,
                Price = price,
                Quantity = quantity,
            }
        );
        return new Fill(order, price, quantity, fee);
    }

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
            _ when account.WhyNot(context) is { } reason => throw new LedgerException(context.Signature, $"{reason}."),
            _ when account.Terms.Market != _marketData.Market.Name => throw new LedgerException(
                context.Signature,
                $"the account trades on {account.Terms.Market}, this brokerage on {_marketData.Market}."
            ),
            _ when IsOther(account.Terms.Conditions) => throw new LedgerException(
                context.Signature,
                $"the account was opened with {account.Terms.Conditions}, this brokerage trades with {Conditions}."
            ),
            _ => account,
        };

    private bool IsOther(TradingConditions conditions) =>
        conditions != TradingConditions.None && Conditions != TradingConditions.None && conditions != Conditions;

    private static TradeOutcome OutcomeOf(LedgerEntry entry, TradingContext context, Order order) =>
        entry switch
        {
            LedgerEntry.Filled filled when filled.Order == order && filled.Context.Time == context.Time =>
                new TradeOutcome.Filled(filled.Fill),
            LedgerEntry.Denied denied when denied.Order == order && denied.Context.Time == context.Time =>
                new TradeOutcome.Denied(denied.Order, denied.Denial),
            _ => throw new ClientOrderIdReusedException(entry, order.ToString()),
        };
}
