namespace AiTrader;

/// <summary>
/// Why one of AiTrader's rules refused an order. Cash and holdings are unchanged. (The refusal of a venue would be a
/// rejection.)
/// </summary>
/// <param name="Code">A stable code, as in <see cref="DenialCodes"/>.</param>
/// <param name="Message">The reason, with the numbers, so that the sender can correct the order.</param>
public sealed record Denial(string Code, string Message)
{
    /// <summary><c>insufficient_cash: It costs 1872.5; the cash is 1000.</c></summary>
    public override string ToString() => $"{Code}: {Message}";
}
