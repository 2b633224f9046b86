using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace AiTrader;

/// <summary>The length and the characters that a text identity may have; ASCII only, no <c>..</c>.</summary>
internal sealed class TextRule(int maximumLength, string punctuation)
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly SearchValues<char> _accepted = SearchValues.Create(LettersAndDigits + punctuation);

    /// <summary>What is allowed, in words that end an error message.</summary>
    public string Allowed { get; } =
        $"1-{maximumLength} ASCII letters, digits and {string.Join(' ', punctuation.ToCharArray())}, "
        + $"beginning with a letter or digit, without '..'";

    public bool Accepts([NotNullWhen(true)] string? text) => text is not null && Accepts(text.AsSpan());

    public bool Accepts(ReadOnlySpan<char> text) =>
        text.Length > 0
        && text.Length <= maximumLength
        && char.IsAsciiLetterOrDigit(text[0])
        && !text.ContainsAnyExcept(_accepted)
        && !text.Contains("..", StringComparison.Ordinal);

    public FormatException Refusal(string what, string? text) =>
        new($"{what} {SafeText.Quote(text)} is refused; allowed are {Allowed}.");
}
