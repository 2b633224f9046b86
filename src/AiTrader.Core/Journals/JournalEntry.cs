namespace AiTrader.Stores;

/// <summary>One step of a session's conversation.</summary>
/// <param name="Context">Which session.</param>
/// <param name="Number">Which step of it, from 1, without gaps.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Content">What was said, as its writer writes it; JSON for what <c>ChatDecisionMaker</c> writes.</param>
public sealed record JournalEntry(TradingContext Context, int Number, JournalEntryKind Kind, string Content);
