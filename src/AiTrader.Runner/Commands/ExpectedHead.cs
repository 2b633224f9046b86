using AiTrader.Runner.Input;

namespace AiTrader.Runner.Commands;

/// <summary>The hash of an entry that a ledger must have.</summary>
/// <param name="Signature">The signature of the ledger.</param>
/// <param name="Hash">The hash, in lower-case hexadecimal digits, as <c>ledger verify</c> prints it.</param>
internal sealed record ExpectedHead(Signature Signature, string Hash)
{
    private const int Length = 64;

    /// <summary>Reads <c>NAME=HEAD</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static ExpectedHead Parse(string text) =>
        text.Split('=') is [var name, { Length: Length } hash] && hash.All(char.IsAsciiHexDigit)
            ? new ExpectedHead(TextValue.Signature(name), hash.ToLowerInvariant())
            : throw TextValue.Refusal(text, "NAME=HEAD, with the 64 digits that 'ledger verify' prints");
}
