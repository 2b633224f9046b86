using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Audits a ledger against prices and a market's rules. The ledger must be intact (hash chain, sequence, cash and
/// holdings that follow from entry to entry). The standard rules must allow every fill at the open of its bar, and must
/// give every denial with a standard code. Fees, slippage and limits are those of the account's terms.
/// The outcome of each session must follow from its acts.
/// </summary>
/// <remarks>
/// An order that can rest is decided again, and what bars did to it is settled again: the recorded entries must be
/// those. Prices, limits, stops, volumes and reserves are also compared with the bars and the entries directly. Events
/// that the end of a ledger lacks are not a defect, because its run may continue.
/// </remarks>
public sealed class LedgerAudit
{
    private readonly AuditedMarket _market;

    /// <summary>Creates an audit.</summary>
    /// <param name="market">The market whose rules apply.</param>
    /// <param name="series">The prices.</param>
    /// <param name="slippage">How far from the open a fill can be, in basis points; 0 if there was no slippage.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="slippage"/> is negative.</exception>
    public LedgerAudit(Market market, PriceSeries series, decimal slippage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slippage);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(series);
        _market = new AuditedMarket(market, series, slippage);
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

            defects.AddRange(new LedgerJudgment(_market, Conditions).Of(intact));
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
                .. NotesOnActions(intact),
                .. PriceNotes.Create(
                    _market.Series,
                    intact.OfType<LedgerEntry.Filled>().Select(filled => filled.Order.Symbol)
                ),
            ],
        };
    }

    private IEnumerable<string> NotesOnActions(List<LedgerEntry> entries)
    {
        if (
            entries is [LedgerEntry.AccountOpened { Terms.Conditions.CorporateActions: true }, ..]
            && !_market.HasActions
        )
        {
            yield return "The splits and dividends of the account are not judged: the audit has no data of them.";
        }
    }
}
