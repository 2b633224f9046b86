using System.Globalization;

namespace AiTrader.Prices;

/// <summary>
/// Prices that cannot be true or cannot be read. Nothing of the source is used: corrupt prices are worse than none.
/// </summary>
public sealed class PriceDataException : Exception
{
    internal PriceDataException(string source, long line, string value, string reason, Exception? inner = null)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}: {SafeText.Quote(value)}: {reason}."),
            inner
        )
    {
        SourceName = source;
        Line = line;
        Value = value;
    }

    /// <summary>The file, or <c>memory</c>.</summary>
    public string SourceName { get; }

    /// <summary>The line, counted from 1; for bars in memory the number of the bar.</summary>
    public long Line { get; }

    /// <summary>What stands there, unaltered and untrusted; empty where a value is missing.</summary>
    public string Value { get; }
}
