namespace AiTrader.Audits;

/// <summary>The readable part of a file of records.</summary>
/// <param name="Source">The file.</param>
/// <param name="HasIds">Whether the numbers are the ids that the other system gave; else they are sequence
/// numbers.</param>
/// <param name="States">The records, in the order of their lines; the first is the opening.</param>
/// <param name="Unreadable">The lines that are not records.</param>
public sealed record RecordedStates(
    string Source,
    bool HasIds,
    IReadOnlyList<RecordedState> States,
    IReadOnlyList<UnreadableLine> Unreadable
);
