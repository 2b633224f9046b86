using AiTrader.Performance;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>A trader in a report.</summary>
/// <param name="Number">Its place in the report, from 1.</param>
/// <param name="Rank">Its rank by total return, from 1; null if it has none.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Performance">Its performance.</param>
/// <param name="Reference">The same with the definitions of the reference system, with one value for each bar.</param>
/// <param name="Tally">The tally of its ledger.</param>
internal sealed record TraderReport(
    int Number,
    int? Rank,
    TraderFacts Facts,
    TraderPerformance Performance,
    ReferenceMetrics Reference,
    LedgerTally Tally
)
{
    /// <summary>What it holds at the end. Default: nothing.</summary>
    public IReadOnlyList<FinalHolding> Holdings { get; init; } = [];

    /// <summary>Whether no language model decides: it is there to compare models with.</summary>
    public bool IsBaseline { get; } = (Facts.Models.Count > 0 ? Facts.Models : Facts.Holders).All(Spending.IsBaseline);

    /// <summary>What it asked of its models.</summary>
    public required Spending Spending { get; init; }

    /// <summary>The sessions before the knowledge cutoff of their model: it may have learned what happened.</summary>
    public required IReadOnlySet<TradingTime> Learned { get; init; }

    /// <summary>Its records where a report keeps them. Default: null.</summary>
    public TraderHistory? KeptHistory { private get; init; }

    /// <summary>
    /// Its records: every entry, fault, request and note. A report that is written has those of all its traders, and
    /// the page of one trader its own. A report of all traders of a service has none.
    /// </summary>
    /// <exception cref="InvalidOperationException">The report does not keep them.</exception>
    public TraderHistory History =>
        KeptHistory ?? throw new InvalidOperationException($"This report does not keep the records of {Name}.");

    /// <summary>The last stated knowledge cutoff; null if none is known.</summary>
    public DateOnly? KnowledgeCutoff => Facts.KnowledgeCutoff;

    /// <summary>What is said of the sessions before the knowledge cutoff; null if there is none.</summary>
    public string? LearnedText =>
        Learned.Count == 0
            ? null
            : $"{Figure.Text(Learned.Count)} of {Figure.Text(Performance.Coverage.ScheduledCount)} sessions before the "
                + $"knowledge cutoff{(KnowledgeCutoff is { } day ? $" {new TradingTime(day)}" : "")}";

    /// <summary>What it asked of its models in one session.</summary>
    public Spending SpendingAt(IEnumerable<SessionRequest> requests, SessionOutcome mark) =>
        Spending with
        {
            Totals = RequestTotals.Create(requests),
            UnrecordedCount = 0,
            DecisionCount = mark is SessionOutcome.Traded or SessionOutcome.Held ? 1 : 0,
        };

    /// <summary>What its rank depends on.</summary>
    public RankBasis Basis =>
        new()
        {
            Signature = Facts.Signature,
            Coverage = Performance.Coverage,
            TotalReturn = Performance.Curve.TotalReturn,
        };

    /// <summary>Its name.</summary>
    public string Name => Facts.Signature.Value;

    /// <summary>The models that decided.</summary>
    public string Models => string.Join(", ", Facts.Models);

    /// <summary>The outcome of each session that was to be.</summary>
    public IReadOnlyDictionary<TradingTime, SessionOutcome> Outcomes => Performance.Coverage.Outcomes;

    /// <summary>How many of its sessions have an outcome.</summary>
    public int Count(SessionOutcome outcome) => Performance.Coverage.Counts[outcome];

    /// <summary>Its sessions that were decided, of those scheduled, as text.</summary>
    public string CoverageText =>
        $"{Figure.Text(Performance.Coverage.DecidedCount)}/{Figure.Text(Performance.Coverage.ScheduledCount)}";

    /// <summary>Its equity at the end.</summary>
    public Money FinalEquity => Performance.Equity.Points[^1].Equity;
}
