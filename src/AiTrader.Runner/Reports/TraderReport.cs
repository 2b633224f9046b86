using AiTrader.Performance;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>A trader in a report.</summary>
/// <param name="Number">Its place in the report, from 1.</param>
/// <param name="Rank">Its rank by total return, from 1; null if it has none.</param>
/// <param name="History">The content of the store for it.</param>
/// <param name="Performance">Its performance.</param>
/// <param name="Reference">The same with the definitions of the reference system, with one value for each bar.</param>
/// <param name="Tally">The tally of its ledger.</param>
internal sealed record TraderReport(
    int Number,
    int? Rank,
    TraderHistory History,
    TraderPerformance Performance,
    ReferenceMetrics Reference,
    LedgerTally Tally
)
{
    /// <summary>What it holds at the end. Default: nothing.</summary>
    public IReadOnlyList<FinalHolding> Holdings { get; init; } = [];

    /// <summary>Whether no language model decides: it is there to compare models with.</summary>
    public bool IsBaseline { get; } =
        (History.Models.Count > 0 ? History.Models : History.Holders).All(Spending.IsBaseline);

    /// <summary>What it asked of its models.</summary>
    public Spending Spending { get; } =
        Spending.Create(History.Requests, History.Entries, History.Models, Performance.Coverage.DecidedCount);

    /// <summary>The sessions before the knowledge cutoff of their model: it may have learned what happened.</summary>
    public IReadOnlySet<TradingTime> Learned { get; } =
        History
            .Cutoffs.FindSessions(History.Entries, History.Faults.Select(fault => fault.Context))
            .Where(Performance.Coverage.Outcomes.ContainsKey)
            .ToHashSet();

    /// <summary>The last stated knowledge cutoff; null if none is known.</summary>
    public DateOnly? KnowledgeCutoff =>
        History.Models.Select(History.Cutoffs.Find).LastOrDefault(date => date is not null);

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
            Signature = History.Signature,
            Coverage = Performance.Coverage,
            TotalReturn = Performance.Curve.TotalReturn,
        };

    /// <summary>Its name.</summary>
    public string Name => History.Signature.Value;

    /// <summary>The models that decided.</summary>
    public string Models => string.Join(", ", History.Models);

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
