using AiTrader.Prices;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>Which traders a report shows, which it leaves out and why, and what it says of them.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="damage">Which traders could not be read.</param>
internal sealed class ReportScope(ReportRequest request, IEnumerable<string> damage)
{
    private const decimal Near = 0.05m;

    private readonly List<string> _notes = [.. damage];

    /// <summary>What the report says of its traders so far.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Builds the report of traders that were read; null if it shows none.</summary>
    /// <exception cref="InputException">The prices differ from the prices at which a trader traded.</exception>
    public Report? Build(IEnumerable<TraderHistory> read)
    {
        List<TraderHistory> all = [.. read];
        var market = request.Market ?? MarketOf(all);
        var histories = Belonging(all, market);
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
        return histories.Count == 0 ? null : new ReportBuilder(request, market).Build(histories, _notes);
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
