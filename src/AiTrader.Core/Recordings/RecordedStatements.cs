namespace AiTrader.Audits;

/// <summary>The readable part of a file of statements.</summary>
/// <param name="Source">The file.</param>
/// <param name="Statements">The records, in the order of their lines.</param>
/// <param name="Unreadable">The parts that are not records.</param>
/// <param name="Notes">What the file does not tell, and is not judged.</param>
internal sealed record RecordedStatements(
    string Source,
    IReadOnlyList<RecordedStatement> Statements,
    IReadOnlyList<UnreadableLine> Unreadable,
    IReadOnlyList<string> Notes
);
