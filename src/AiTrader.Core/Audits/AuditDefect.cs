namespace AiTrader.Audits;

/// <summary>One thing that is wrong with a record.</summary>
/// <param name="Line">The line of the file, from 1; null in a ledger store.</param>
/// <param name="Number">The number in the record: its sequence, or its id; null if it cannot be read.</param>
/// <param name="Code">What kind of defect; one of <see cref="AuditCodes"/> or of the denials' codes.</param>
/// <param name="Message">A description of the defect, with the numbers.</param>
public sealed record AuditDefect(long? Line, long? Number, string Code, string Message)
{
    /// <summary>What kind of defect; one of <see cref="AuditCodes"/> or of the denials' codes.</summary>
    public string Code
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Code);

    /// <summary>A description of the defect, with the numbers.</summary>
    public string Message
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Message);
}
