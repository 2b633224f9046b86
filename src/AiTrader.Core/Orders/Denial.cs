using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// Why one of AiTrader's rules refused an order. Cash and holdings are unchanged. (The refusal of a venue would be a
/// rejection.)
/// </summary>
[JsonConverter(typeof(DenialJsonConverter))]
public sealed record Denial
{
    /// <summary>Creates a denial.</summary>
    /// <param name="code">A stable code, as in <see cref="DenialCodes"/>; not empty.</param>
    /// <param name="message">The reason, with the numbers, so that the sender can correct the order; not empty.</param>
    /// <exception cref="ArgumentException">The code or the message is empty.</exception>
    public Denial(string code, string message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        Code = MessageText.WellFormed(code);
        Message = MessageText.WellFormed(message);
    }

    /// <summary>A stable code, as in <see cref="DenialCodes"/>.</summary>
    public string Code { get; }

    /// <summary>The reason, with the numbers, so that the sender can correct the order.</summary>
    public string Message { get; }

    /// <summary><c>insufficient_cash: It costs 1872.5; the cash is 1000.</c></summary>
    public override string ToString() => $"{Code}: {Message}";
}
