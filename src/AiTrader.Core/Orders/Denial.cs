namespace AiTrader;

/// <summary>
/// Why OUR rules refused an order; cash and holdings are as before. (A venue's own refusal would be a rejection.)
/// </summary>
/// <param name="Code">A stable code, as in <see cref="DenialCodes"/>.</param>
/// <param name="Message">The reason in words, with the numbers, so that whoever asked can correct the order.</param>
public sealed record Denial(string Code, string Message)
{
    /// <summary><c>insufficient_cash: It costs 1872.5; the cash is 1000.</c></summary>
    public override string ToString() => $"{Code}: {Message}";
}
