namespace AiTrader.Handoffs;

/// <summary>
/// The key that seals, and during a rotation a second key that still opens. To rotate keys, first give the new key as
/// the second one to every process that opens. Then give it as the first one to every process that seals. Remove the
/// old key when the old tokens have expired.
/// </summary>
public sealed class SealKeys
{
    private const string Allowed =
        "one or two lines of a key id and a secret in base64 (32 bytes or more): 'k1 q83v…'; the first "
        + "seals, both open; # begins a comment";

    /// <summary>Creates a pair with one key, which seals and opens.</summary>
    public SealKeys(SealKey sealing)
        : this(sealing, null) { }

    /// <summary>Creates a pair with two keys.</summary>
    /// <param name="sealing">The key that seals and opens.</param>
    /// <param name="opening">The key that only opens; null if there is none.</param>
    /// <exception cref="ArgumentException">Both keys have the same id.</exception>
    public SealKeys(SealKey sealing, SealKey? opening)
    {
        ArgumentNullException.ThrowIfNull(sealing);
        Opening =
            opening?.Id != sealing.Id
                ? opening
                : throw new ArgumentException(
                    $"Both keys have the id '{sealing.Id}'; each needs its own.",
                    nameof(opening)
                );
        Sealing = sealing;
    }

    /// <summary>The key that seals; it opens too.</summary>
    public SealKey Sealing { get; }

    /// <summary>The key that only opens; null if there is none.</summary>
    public SealKey? Opening { get; }

    /// <summary>
    /// Reads the text of a key file: a line for each key, the first of which seals. One line of it:
    /// <c>k1 q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=</c>
    /// </summary>
    /// <exception cref="FormatException">
    /// The text is not valid. The message says what is allowed and does not show the text.
    /// </exception>
    public static SealKeys Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines =
        [
            .. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'),
        ];
        return lines.Length is 1 or 2
            ? Of(Key(lines[0], 1), lines.Length == 2 ? Key(lines[1], 2) : null)
            : throw new FormatException($"There are {lines.Length} keys; allowed: {Allowed}.");
    }

    private static SealKeys Of(SealKey sealing, SealKey? opening) =>
        opening?.Id != sealing.Id
            ? new SealKeys(sealing, opening)
            : throw new FormatException($"Both keys have one id; allowed: {Allowed}.");

    private static SealKey Key(string line, int number)
    {
        string[] parts = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        byte[] secret = new byte[line.Length];
        try
        {
            return parts.Length == 2 && Convert.TryFromBase64String(parts[1], secret, out int length)
                ? new SealKey(parts[0], secret.AsSpan(0, length))
                : throw Refusal(number);
        }
        catch (ArgumentException)
        {
            throw Refusal(number);
        }
    }

    // Without the inner exception: what stands where the id should may be the secret.
    private static FormatException Refusal(int number) => new($"Key {number} is refused; allowed: {Allowed}.");
}
