using AiTrader.Runner.Input;

namespace AiTrader.Runner.Reports;

/// <summary>Which traders a report shows, which it leaves out and why, and what it says of them.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="damage">Which traders could not be read.</param>
internal sealed class ReportScope(ReportRequest request, IEnumerable<string> damage)
{
    private readonly List<string> _notes = [.. damage];

    /// <summary>What the report says of its traders so far.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Builds the report of traders that were read; null if it shows none.</summary>
    /// <exception cref="InputException">The prices differ from the prices at which a trader traded.</exception>
    public Report? Build(IEnumerable<TraderHistory> read)
    {
        // A dictionary keeps their order, as nothing is removed from it.
        var histories = read.AsParallel()
            .AsOrdered()
            .Select(history => (History: history, Facts: TraderFacts.Create(history, request.Prices)))
            .ToList()
            .ToDictionary(trader => trader.Facts, trader => trader.History);
        var market = request.Market ?? MarketOf(histories.Keys);
        var shown = Select(histories.Keys, market);
        if (shown.Count == 0)
        {
            return null;
        }

        var reporting = new TraderReporting(request, market);
        var last = shown.Max(facts => facts.Last);
        var traders = new ReportedTrader[shown.Count];
        Parallel.For(
            0,
            traders.Length,
            i => traders[i] = reporting.Create(histories[shown[i]], shown[i], last).With(histories[shown[i]])
        );
        AddNotes(shown, market, new TradedPrices(request.Prices));
        return new ReportBuilder(reporting).Build(traders, _notes);
    }

    /// <summary>The same of traders whose figures are known.</summary>
    /// <param name="traders">The traders, by their signatures.</param>
    /// <param name="reporting">What made them.</param>
    /// <param name="prices">What is said of prices.</param>
    public Report? Build(IReadOnlyList<ReportedTrader> traders, TraderReporting reporting, TradedPrices prices)
    {
        var shown = Select(traders.Select(trader => trader.Facts), reporting.Market);
        AddNotes(shown, reporting.Market, prices);
        var facts = shown.ToHashSet();
        return shown.Count == 0
            ? null
            : new ReportBuilder(reporting).Build([.. traders.Where(trader => facts.Contains(trader.Facts))], _notes);
    }

    private static Market MarketOf(IEnumerable<TraderFacts> traders)
    {
        string? name = traders.Select(trader => trader.Opened.Terms.Market).FirstOrDefault();
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

    private void AddNotes(IReadOnlyList<TraderFacts> shown, Market market, TradedPrices prices)
    {
        _notes.AddRange(ConditionNotes.Create(shown, request.Conditions(market)));
        _notes.AddRange(shown.Select(trader => trader.StrangePrices).OfType<string>());
        _notes.AddRange(shown.SelectMany(trader => trader.Notes.Select(note => $"{trader.Signature}: {note}")));
        _notes.AddRange(prices.NotesOn(shown.SelectMany(trader => trader.Fills.Keys)));
    }

    private List<TraderFacts> Select(IEnumerable<TraderFacts> traders, Market market)
    {
        var byReason = traders.ToLookup(trader => trader.WhyNotIn(request.Prices, market));
        _notes.AddRange(
            byReason
                .Where(others => others.Key is not null)
                .Select(others =>
                    $"Left out, {others.Key}: {string.Join(", ", others.Select(trader => trader.Signature))}."
                )
        );
        return [.. byReason[null]];
    }
}
