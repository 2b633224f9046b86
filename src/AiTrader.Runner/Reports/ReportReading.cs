using AiTrader.Prices;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>Reads a store for a report: which traders it shows, and which it leaves out and why.</summary>
internal sealed class ReportReading(IStore store, ReportRequest request)
{
    private const decimal Near = 0.05m;

    private readonly ILedgerStore _ledger = store.Ledgers;
    private readonly List<string> _notes = [];

    /// <summary>Whether a ledger could not be read; the report shows the others.</summary>
    public bool FoundDamage { get; private set; }

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">
    /// A named trader does not exist, no trader can be shown, or the prices differ from the prices at which a trader
    /// traded.
    /// </exception>
    public async Task<Report> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Signature> known = await _ledger
            .ListSignaturesAsync(cancellationToken)
            .ToListAsync(cancellationToken);
        IReadOnlyList<Signature> signatures =
            request.Signatures.Count > 0
                ? [.. request.Signatures.Select(named => NamedTrader.Find(named, known, "the store")).Distinct()]
                : known;
        var read = new TraderHistory?[signatures.Count];
        var damage = new string?[signatures.Count];
        await Parallel.ForAsync(
            0,
            signatures.Count,
            cancellationToken,
            async (i, cancellation) =>
            {
                try
                {
                    read[i] = await TraderHistory.ReadAsync(store, signatures[i], cancellation);
                }
                catch (StoreCorruptedException corrupted)
                {
                    damage[i] = $"{signatures[i]} is left out: {corrupted.Message}";
                }
            }
        );
        _notes.AddRange(damage.OfType<string>());
        FoundDamage = _notes.Count > 0;
        var market = request.Market ?? MarketOf(read.OfType<TraderHistory>());
        var histories = Belonging(read.OfType<TraderHistory>(), market);
        _notes.AddRange(ConditionNotes.Create(histories, request.Conditions(market)));
        _notes.AddRange(histories.Select(StrangePrices).OfType<string>());
        _notes.AddRange(
            histories.SelectMany(history =>
                LedgerNotes.Create(history.Entries).Select(note => $"{history.Signature}: {note}")
            )
        );
        _notes.AddRange(
            PriceNotes.Create(
                request.Prices,
                histories
                    .SelectMany(history => history.Entries)
                    .OfType<LedgerEntry.Filled>()
                    .Select(filled => filled.Order.Symbol)
            )
        );
        return histories.Count > 0
            ? new ReportBuilder(request, market).Build(histories, _notes)
            : throw new InputException(string.Join(" ", ["There is no trader to report on.", .. _notes]));
    }

    private static Market MarketOf(IEnumerable<TraderHistory> histories)
    {
        string? name = histories.Select(history => history.Opened.Terms.Market).FirstOrDefault();
        return Market.Known.FirstOrDefault(market => market.Name == name)
            ?? (
                name is null
                    ? Market.Us
                    : throw new InputException(
                        $"The accounts belong to the market '{name}', which is not one of "
                            + $"{string.Join(", ", Market.Known)}; choose one with --market."
                    )
            );
    }

    // Slippage moves a fill a little away from the open of its bar; other prices move it far.
    private string? StrangePrices(TraderHistory history)
    {
        List<LedgerEntry.Filled> fills = [.. history.Entries.OfType<LedgerEntry.Filled>()];
        int strange = fills.Count(filled => !IsNearBar(filled));
        return strange == 0
            ? null
            : $"{strange} of {fills.Count} fills of {history.Signature} are far from the open of their bar (or, of "
                + "orders that rested, from its range), or have no bar: these are perhaps not the prices at which it "
                + "traded.";
    }

    // A bar can execute an order that rested anywhere within its range.
    private bool IsNearBar(LedgerEntry.Filled filled)
    {
        var bar = request.Prices.FindBar(filled.Order.Symbol, filled.Context.Time);
        var low = filled.IsEvent ? bar?.Low ?? bar?.Open ?? bar?.High : bar?.Open;
        var high = filled.IsEvent ? bar?.High ?? bar?.Open ?? bar?.Low : bar?.Open;
        decimal price = filled.Fill.Price.Value;
        return price >= low?.Value * (1 - Near) && price <= high?.Value * (1 + Near);
    }

    private List<TraderHistory> Belonging(IEnumerable<TraderHistory> histories, Market market)
    {
        var byReason = histories.ToLookup(history => WhyNot(history, market));
        _notes.AddRange(
            byReason
                .Where(others => others.Key is not null)
                .Select(others =>
                    $"Left out, {others.Key}: {string.Join(", ", others.Select(history => history.Signature))}."
                )
        );
        return [.. byReason[null]];
    }

    private string? WhyNot(TraderHistory history, Market market) =>
        history.Opened.Terms.Market != market.Name
            ? $"on the market {history.Opened.Terms.Market}; the report is on {market}"
        : history.Opened.Context.Time.IsIntraday != (request.Prices.Resolution == Resolution.Intraday)
            ? "with sessions of another resolution than the prices"
        : null;
}
