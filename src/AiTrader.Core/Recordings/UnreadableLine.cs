namespace AiTrader.Audits;

/// <summary>A line of a file of records that is not a record.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Message">Why it cannot be read; a sentence.</param>
public sealed record UnreadableLine(long Line, string Message)
{
    /// <summary>Why it cannot be read; a sentence.</summary>
    public string Message
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Message);
}
