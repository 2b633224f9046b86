namespace AiTrader.Stores;

/// <summary>Why a session broke, as it is kept for reports.</summary>
/// <param name="Context">Which session.</param>
/// <param name="Attempt">Which of its breaks, from 1.</param>
/// <param name="RecordedAt">When, on the wall clock, in UTC and whole milliseconds.</param>
/// <param name="Type">The exception's type, with its namespace.</param>
/// <param name="Message">What it said, and what the exceptions within it said; at most 2,000 characters.</param>
public sealed record SessionFault(
    TradingContext Context,
    int Attempt,
    DateTimeOffset RecordedAt,
    string Type,
    string Message
);
