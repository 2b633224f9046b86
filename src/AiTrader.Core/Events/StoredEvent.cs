namespace AiTrader.Stores;

/// <summary>An event as the store has it.</summary>
/// <param name="Number">Its number in the one order of all events of the store, from 1, without gaps.</param>
/// <param name="Signature">Whose it is.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Content">Its content.</param>
public sealed record StoredEvent(long Number, Signature Signature, string Kind, string Content)
{
    /// <summary>Whose it is.</summary>
    public Signature Signature
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Signature);

    /// <summary>Its kind.</summary>
    public string Kind
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Kind);

    /// <summary>Its content.</summary>
    public string Content
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Content);
}
