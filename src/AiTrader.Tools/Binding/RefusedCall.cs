namespace AiTrader.Tools;

/// <summary>A call of a model that was refused before anything was executed.</summary>
/// <param name="Tool">The name it called.</param>
/// <param name="Advice">The answer.</param>
public sealed record RefusedCall(string Tool, string Advice)
{
    /// <summary>The name it called.</summary>
    public string Tool
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = Tool ?? throw new ArgumentNullException(nameof(Tool));

    /// <summary>The answer.</summary>
    public string Advice
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = Advice ?? throw new ArgumentNullException(nameof(Advice));
}
