using System.Globalization;

namespace AiTrader.Audits;

/// <summary>
/// An amount that a record states, and what the other amounts of the same record make of it: the profit of a trade, for
/// example, follows from its prices, its quantity and its fees.
/// </summary>
public sealed record RecordedClaim
{
    private RecordedClaim(string name, string recorded, string expected, string reason, bool isMet)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        (Name, Recorded, Expected, Reason, IsMet) = (name, recorded, expected, reason, isMet);
    }

    /// <summary>The name of the amount, as the record has it.</summary>
    public string Name { get; }

    /// <summary>The recorded amount.</summary>
    public string Recorded { get; }

    /// <summary>What follows from the other amounts.</summary>
    public string Expected { get; }

    /// <summary>From which amounts; words such as <c>qty x exec_ref_price</c>.</summary>
    public string Reason { get; }

    /// <summary>Whether the recorded amount is the expected one.</summary>
    public bool IsMet { get; }

    /// <summary>The claim that an amount is what follows from others.</summary>
    /// <param name="name">The name of the amount.</param>
    /// <param name="recorded">The recorded amount.</param>
    /// <param name="expected">What follows from the others.</param>
    /// <param name="reason">From which ones.</param>
    /// <param name="tolerance">How far apart the two can be: what rounding takes or gives; zero or more.</param>
    public static RecordedClaim Equal(string name, decimal recorded, decimal expected, string reason, decimal tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        return new RecordedClaim(
            name,
            PlainDecimal.Format(recorded),
            Text(expected),
            reason,
            Math.Abs(recorded - expected) <= tolerance
        );
    }

    /// <summary>The claim that an amount is at least what follows from others.</summary>
    /// <inheritdoc cref="Equal(string, decimal, decimal, string, decimal)"/>
    public static RecordedClaim AtLeast(
        string name,
        decimal recorded,
        decimal expected,
        string reason,
        decimal tolerance
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        return new RecordedClaim(
            name,
            PlainDecimal.Format(recorded),
            $"{Text(expected)} or more",
            reason,
            recorded >= expected - tolerance
        );
    }

    /// <summary>The claim that a text is what follows from others.</summary>
    /// <param name="name">The name of the text.</param>
    /// <param name="recorded">The recorded text.</param>
    /// <param name="expected">What follows from the others.</param>
    /// <param name="reason">From which ones.</param>
    public static RecordedClaim Equal(string name, string recorded, string expected, string reason)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(expected);
        return new RecordedClaim(
            name,
            MessageText.Quote(recorded),
            MessageText.Quote(expected),
            reason,
            string.Equals(recorded, expected, StringComparison.Ordinal)
        );
    }

    // What is computed can have many digits more than what is compared.
    private static string Text(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
