namespace AiTrader.Stores;

/// <summary>One entry of a session's journal.</summary>
/// <param name="Context">The context of the session.</param>
/// <param name="Number">The number of the entry, from 1, without gaps.</param>
/// <param name="Kind">The kind of its content.</param>
/// <param name="Content">The content, in the form of its writer; JSON from <c>ChatDecisionMaker</c>.</param>
public sealed record JournalEntry(TradingContext Context, int Number, JournalEntryKind Kind, string Content)
{
    /// <summary>The context of the session.</summary>
    public TradingContext Context
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Context);

    /// <summary>The content, in the form of its writer; JSON from <c>ChatDecisionMaker</c>.</summary>
    public string Content
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Content);
}
