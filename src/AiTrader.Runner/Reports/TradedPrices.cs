using AiTrader.Prices;

namespace AiTrader.Runner.Reports;

/// <summary>
/// What is said of the prices at which traders trade. It is the same until a symbol is traded for the first time, and
/// to find it takes a look at every bar.
/// </summary>
/// <param name="prices">The prices.</param>
internal sealed class TradedPrices(PriceSeries prices)
{
    private HashSet<Symbol> _symbols = [];
    private IReadOnlyList<string> _notes = [];

    /// <summary>The notes on some symbols.</summary>
    public IReadOnlyList<string> NotesOn(IEnumerable<Symbol> traded)
    {
        var symbols = traded.ToHashSet();
        if (!symbols.SetEquals(_symbols))
        {
            (_symbols, _notes) = (symbols, PriceNotes.Create(prices, symbols));
        }

        return _notes;
    }
}
