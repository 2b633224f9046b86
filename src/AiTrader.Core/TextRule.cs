using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AiTrader;

/// <summary>The length and the characters that text identity can have; ASCII only, no <c>..</c>.</summary>
internal sealed class TextRule(int maximumLength, string punctuation)
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly SearchValues<char> _accepted = SearchValues.Create(LettersAndDigits + punctuation);

    /// <summary>What is allowed, as the end of an error message.</summary>
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

    /// <summary>The argument itself, where it is accepted.</summary>
    /// <exception cref="ArgumentException">It is not, or it is null.</exception>
    public string Require(
        string what,
        string argument,
        [CallerArgumentExpression(nameof(argument))] string? parameterName = null
    )
    {
        ArgumentNullException.ThrowIfNull(argument, parameterName);
        return Accepts(argument)
            ? argument
            : throw new ArgumentException(
                $"{what} {MessageText.Quote(argument)} is refused; allowed are {Allowed}.",
                parameterName
            );
    }

    public FormatException Refusal(string what, string? text) =>
        new($"{what} {MessageText.Quote(text)} is refused; allowed are {Allowed}.");
}
