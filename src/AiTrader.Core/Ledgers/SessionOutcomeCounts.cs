using System.Globalization;

namespace AiTrader;

/// <summary>How many sessions ended with each outcome. Immutable; the default counts none.</summary>
public readonly record struct SessionOutcomeCounts
{
    /// <summary>How many traded.</summary>
    public int Traded { get; init; }

    /// <summary>How many held.</summary>
    public int Held { get; init; }

    /// <summary>How many were undecided.</summary>
    public int Undecided { get; init; }

    /// <summary>How many faulted.</summary>
    public int Faulted { get; init; }

    /// <summary>How many are missing.</summary>
    public int Missing { get; init; }

    /// <summary>How many there are in all.</summary>
    public int Total => Traded + Held + Undecided + Faulted + Missing;

    /// <summary>How many ended with an outcome.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not an outcome.</exception>
    public int this[SessionOutcome outcome] =>
        outcome switch
        {
            SessionOutcome.Traded => Traded,
            SessionOutcome.Held => Held,
            SessionOutcome.Undecided => Undecided,
            SessionOutcome.Faulted => Faulted,
            SessionOutcome.Missing => Missing,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The value is not an outcome."),
        };

    /// <summary>Counts outcomes.</summary>
    public static SessionOutcomeCounts Create(IEnumerable<SessionOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return outcomes.Aggregate(default(SessionOutcomeCounts), (counts, outcome) => counts.With(outcome));
    }

    /// <summary>The counts with one more session.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not an outcome.</exception>
    public SessionOutcomeCounts With(SessionOutcome outcome) =>
        outcome switch
        {
            SessionOutcome.Traded => this with { Traded = Traded + 1 },
            SessionOutcome.Held => this with { Held = Held + 1 },
            SessionOutcome.Undecided => this with { Undecided = Undecided + 1 },
            SessionOutcome.Faulted => this with { Faulted = Faulted + 1 },
            SessionOutcome.Missing => this with { Missing = Missing + 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The value is not an outcome."),
        };

    /// <summary>The counts without a session that was counted before.</summary>
    internal SessionOutcomeCounts Without(SessionOutcome outcome) =>
        outcome switch
        {
            SessionOutcome.Traded => this with { Traded = Traded - 1 },
            SessionOutcome.Held => this with { Held = Held - 1 },
            SessionOutcome.Undecided => this with { Undecided = Undecided - 1 },
            SessionOutcome.Faulted => this with { Faulted = Faulted - 1 },
            SessionOutcome.Missing => this with { Missing = Missing - 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The value is not an outcome."),
        };

    /// <summary><c>12 traded, 30 held, 0 undecided, 1 faulted</c>, and <c>, 3 missing</c> where some are.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Traded:N0} traded, {Held:N0} held, {Undecided:N0} undecided, {Faulted:N0} faulted"
        ) + (Missing > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Missing:N0} missing") : "");
}
