using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Audits a ledger against prices and a market's rules. The ledger must be intact (hash chain, sequence, cash and
/// holdings that follow from entry to entry). The standard rules must allow every fill at the open of its bar, and must
/// give every denial with a standard code. Fees, slippage and limits are those of the account's terms.
/// The outcome of each session must follow from its acts.
/// </summary>
public sealed class LedgerAudit
{
    private readonly AsOfMarketData _prices;
    private readonly PriceSeries _series;
    private readonly decimal _slippage;

    /// <summary>Creates an audit.</summary>
    /// <param name="market">The market whose rules apply.</param>
    /// <param name="series">The prices.</param>
    /// <param name="slippage">How far from the open a fill can be, in basis points; 0 if there was no slippage.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="slippage"/> is negative.</exception>
    public LedgerAudit(Market market, PriceSeries series, decimal slippage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slippage);
        _prices = new AsOfMarketData(market, series);
        _series = series;
        _slippage = slippage;
    }

    /// <summary>
    /// The conditions by which an account is judged that was opened without any. Default:
    /// <see cref="TradingConditions.None"/>, its fees are not judged.
    /// </summary>
    public TradingConditions Conditions
    {
        get;
        init => field = NotNull.Require(value);
    } = TradingConditions.None;

    /// <summary>Audits the ledger of a signature.</summary>
    public async Task<AuditResult> RunAsync(
        ILedgerStore ledger,
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(signature);
        var verification = await ledger.VerifyAsync(signature, cancellationToken).ConfigureAwait(false);
        var defects = new List<AuditDefect>();
        var intact = new List<LedgerEntry>();
        if (verification.IntactEntryCount > 0)
        {
            await foreach (var entry in ledger.ReadEntriesAsync(signature, 0, cancellationToken).ConfigureAwait(false))
            {
                intact.Add(entry);
                if (entry.Sequence >= verification.IntactEntryCount)
                {
                    break;
                }
            }

            Judge(intact, defects);
        }

        if (verification.Damage is { } damage)
        {
            defects.Add(
                new AuditDefect(
                    null,
                    damage.Sequence,
                    AuditCodes.LedgerChanged,
                    $"It was changed from outside: {damage.Description}."
                )
            );
        }

        return new AuditResult(signature.Value, verification.IntactEntryCount, defects)
        {
            Notes =
            [
                .. LedgerNotes.Create(intact),
                .. PriceNotes.Create(
                    _series,
                    intact.OfType<LedgerEntry.Filled>().Select(filled => filled.Order.Symbol)
                ),
            ],
        };
    }

    private void Judge(List<LedgerEntry> entries, List<AuditDefect> defects)
    {
        var opened = (LedgerEntry.AccountOpened)entries[0];
        var terms = opened.Terms;
        var expected = AccountTerms.Create(_prices.Market, terms.Cash) with
        {
            Conditions = terms.Conditions,
            Mandate = terms.Mandate,
            KnowledgeCutoff = terms.KnowledgeCutoff,
        };
        if (expected != terms)
        {
            defects.Add(
                new AuditDefect(
                    null,
                    1,
                    AuditCodes.OtherMarket,
                    $"The account was opened with {opened.Terms}; it is audited for {_prices.Market}."
                )
            );
        }

        var account = Account.Open(opened);
        var conditions = ConditionsOf(account);
        var session = new SessionConclusion();
        foreach (var entry in entries.Skip(1))
        {
            // A store that keeps the chain does not let such an entry in; an audit does not take its word for it.
            if (account.WhyImpossible(entry) is { } reason)
            {
                defects.Add(
                    new AuditDefect(null, entry.Sequence, AuditCodes.LedgerChanged, $"It cannot come next: {reason}.")
                );
                return;
            }

            if (entry.Context.Time != account.Time)
            {
                session = new SessionConclusion();
            }

            defects.AddRange(
                Judge(entry, account, session, conditions)
                    .Concat(
                        entry is LedgerEntry.SessionWithdrawn withdrawn ? SessionJudgment.Of(withdrawn, entries) : []
                    )
                    .Select(defect => new AuditDefect(null, entry.Sequence, defect.Code, defect.Message))
            );
            account = account.Apply(entry);
            session.Add(entry);
            conditions = entry is LedgerEntry.MandateChanged ? ConditionsOf(account) : conditions;
            if (entry is LedgerEntry.SessionWithdrawn)
            {
                session = new SessionConclusion();
                foreach (var earlier in entries.Where(other => other.Context.Time == account.Time))
                {
                    session.Add(earlier);
                }
            }
        }
    }

    private AuditedConditions ConditionsOf(Account account) =>
        new(
            account.Terms.Conditions == TradingConditions.None ? Conditions : account.Terms.Conditions,
            account.Terms.Mandate
        );

    private IEnumerable<(string Code, string Message)> Judge(
        LedgerEntry entry,
        Account account,
        SessionConclusion session,
        AuditedConditions conditions
    ) =>
        entry switch
        {
            LedgerEntry.Filled filled => Judge(filled, account, conditions),
            LedgerEntry.Denied denied => Judge(denied, account, conditions),
            LedgerEntry.SessionCompleted completed => SessionJudgment.Of(completed, session),
            _ => [],
        };

    private IEnumerable<(string Code, string Message)> Judge(
        LedgerEntry.Filled filled,
        Account account,
        AuditedConditions conditions
    )
    {
        var (order, fill) = (filled.Order, filled.Fill);
        if (fill.Quantity.Value != order.Quantity)
        {
            yield return (AuditCodes.QuantityNotOrdered, $"It fills {fill.Quantity} of '{order}'.");
        }

        if (!IsOfResolution(filled))
        {
            yield return (
                DenialCodes.NoPrice,
                $"Its time is {filled.Context.Time}; the prices are {_prices.Resolution}."
            );
            yield break;
        }

        if (Check(filled.Context, order, account, fill, conditions) is { } denial)
        {
            yield return (AuditCodes.Of(denial, order), $"'{order}' was filled. {denial.Message}");
        }

        // A fill of a symbol without a quote had a price of its own making; the rules say nothing of it where they are
        // given a fill.
        if (_prices.GetQuote(filled.Context, order.Symbol) is not { } quote)
        {
            yield return (
                DenialCodes.NoPrice,
                $"'{order}' was filled at {fill.Price}; {order.Symbol} has no open at {filled.Context.Time}."
            );
        }
        else if (!IsPriceOf(filled, quote.Price, conditions))
        {
            yield return (
                AuditCodes.PriceNotOpen,
                $"'{order}' was filled at {fill.Price}; {order.Symbol} opens at {quote.Price}."
            );
        }

        if (
            conditions.HasFee
            && conditions.FeeOf(filled.Context, order, fill.Price, fill.Quantity) is var fee
            && fee != fill.Fee
        )
        {
            yield return (
                AuditCodes.FeeNotOfTerms,
                $"'{order}' was charged {fill.Fee}; by the account's terms the fee is {fee}."
            );
        }
    }

    // Slippage that the terms tell is exact; another one is within what the audit was told.
    private bool IsPriceOf(LedgerEntry.Filled filled, Price quote, AuditedConditions conditions) =>
        conditions.HasSlippage
            ? conditions.FillOf(filled.Context, filled.Order, quote).Price == filled.Fill.Price
            : Math.Abs(filled.Fill.Price.Value - quote.Value) * 10_000 <= _slippage * quote.Value;

    private IEnumerable<(string Code, string Message)> Judge(
        LedgerEntry.Denied denied,
        Account account,
        AuditedConditions conditions
    )
    {
        if (!conditions.Judges(denied.Denial.Code) || !IsOfResolution(denied))
        {
            yield break;
        }

        // What models of an account's own would have cost on top is not recorded, so that an order which only such a
        // fee made unaffordable is not judged.
        var order = denied.Order;
        var fill =
            order.Quantity > 0
            && (double)order.Quantity < 1e12
            && _prices.GetQuote(denied.Context, order.Symbol) is { } quote
                ? conditions.FillOf(denied.Context, order, quote.Price)
                : null;
        var denial = Check(denied.Context, order, account, fill, conditions);
        if (
            denial?.Code != denied.Denial.Code
            && !(denial is null && !conditions.HasFee && denied.Denial.Code == DenialCodes.InsufficientCash)
        )
        {
            yield return (
                AuditCodes.DenialUnfounded,
                $"'{order}' was denied as {denied.Denial.Code}; the rules say {denial?.Code ?? "that it is allowed"}."
            );
        }
    }

    private Denial? Check(
        TradingContext context,
        Order order,
        Account account,
        Fill? fill,
        AuditedConditions conditions
    ) =>
        conditions.Rules.Check(
            new OrderProposal
            {
                Context = context,
                Order = order,
                Account = account,
                MarketData = _prices,
                Fill = fill,
            }
        );

    private bool IsOfResolution(LedgerEntry entry) =>
        entry.Context.Time.IsIntraday == (_prices.Resolution == Resolution.Intraday);
}
