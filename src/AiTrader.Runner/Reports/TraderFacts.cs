using AiTrader.Prices;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>
/// What is shown of a trader beside its figures where all traders are shown. It is bounded, however long the trader
/// trades: a service keeps it of every trader, and the records themselves of few.
/// </summary>
internal sealed class TraderFacts
{
    /// <summary>As many latest acts about orders are kept, and the pages show no more.</summary>
    public const int MostOrders = 20;

    /// <summary>As many first faults are kept, and the pages show no more.</summary>
    public const int MostFaults = 200;

    private TraderFacts() { }

    /// <summary>The opening of its account.</summary>
    public required LedgerEntry.AccountOpened Opened { get; init; }

    /// <summary>How much the store has of it.</summary>
    public required RecordCounts Counts { get; init; }

    /// <summary>The models that decided, in the order in which they first did.</summary>
    public required IReadOnlyList<ModelId> Models { get; init; }

    /// <summary>The models that had the account, whether they decided or not.</summary>
    public required IReadOnlyList<ModelId> Holders { get; init; }

    /// <summary>The time of the last act or fault; withdrawn sessions do not count.</summary>
    public required TradingTime Last { get; init; }

    /// <summary>The last session that was completed or faulted; <c>default</c> if there is none.</summary>
    public required TradingTime LastEnded { get; init; }

    /// <summary>The orders that rest after the last entry.</summary>
    public required OpenOrders OpenOrders { get; init; }

    /// <summary>The last stated knowledge cutoff of its models; null if none is known.</summary>
    public required DateOnly? KnowledgeCutoff { get; init; }

    /// <summary>How many sessions asked a model.</summary>
    public required int AskedSessions { get; init; }

    /// <summary>The first faults by their times, at most <see cref="MostFaults"/>.</summary>
    public required IReadOnlyList<SessionFault> Faults { get; init; }

    /// <summary>The latest entries about orders, the latest first, at most <see cref="MostOrders"/>.</summary>
    public required IReadOnlyList<LedgerEntry> LatestOrders { get; init; }

    /// <summary>How many fills each symbol has.</summary>
    public required IReadOnlyDictionary<Symbol, int> Fills { get; init; }

    /// <summary>What is said of fills far from their bars; null if there is none.</summary>
    public required string? StrangePrices { get; init; }

    /// <summary>What is said of its ledger; empty for most.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The signature.</summary>
    public Signature Signature => Opened.Context.Signature;

    /// <summary>Why a report cannot show it beside the others; null if it can.</summary>
    public string? WhyNotIn(PriceSeries prices, Market market) =>
        Opened.Terms.Market != market.Name ? $"on the market {Opened.Terms.Market}; the report is on {market}"
        : Opened.Context.Time.IsIntraday != (prices.Resolution == Resolution.Intraday)
            ? "with sessions of another resolution than the prices"
        : null;

    /// <summary>The facts of a trader.</summary>
    /// <param name="history">What the store has of it.</param>
    /// <param name="prices">The prices of the report.</param>
    public static TraderFacts Create(TraderHistory history, PriceSeries prices) =>
        new()
        {
            Opened = history.Opened,
            Counts = history.Counts,
            Models = history.Models,
            Holders = history.Holders,
            Last = history.Last,
            LastEnded = history.LastEnded,
            OpenOrders = history.OpenOrders,
            KnowledgeCutoff = history.Models.Select(history.Cutoffs.Find).LastOrDefault(date => date is not null),
            AskedSessions = history.Requests.Select(request => request.Context.Time).Distinct().Count(),
            Faults = [.. history.Faults.OrderBy(fault => fault.Context.Time).Take(MostFaults)],
            LatestOrders =
            [
                .. history.Entries.Reverse().Where(entry => OrderEntryText.Of(entry) is not null).Take(MostOrders),
            ],
            Fills = history
                .Entries.OfType<LedgerEntry.Filled>()
                .CountBy(filled => filled.Order.Symbol)
                .ToDictionary(count => count.Key, count => count.Value),
            StrangePrices = Reports.StrangePrices.NoteOf(history, prices),
            Notes = [.. LedgerNotes.Create(history.Entries)],
        };
}
