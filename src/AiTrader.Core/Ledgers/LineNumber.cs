namespace AiTrader.Stores;

/// <summary>A number of an entry's line that can be absent.</summary>
internal static class LineNumber
{
    /// <summary>The number; null if there is none.</summary>
    /// <exception cref="FormatException">The text is not a number.</exception>
    public static decimal? Read(string? text) =>
        text is null ? null
        : PlainDecimal.TryParse(text, out decimal value) ? value
        : throw new FormatException($"{MessageText.Quote(text)} is not a number.");

    /// <summary>The text of a number; null if there is none.</summary>
    public static string? Write(decimal? number) => number is { } value ? PlainDecimal.Format(value) : null;
}
