using System.Globalization;

namespace AiTrader;

/// <summary>
/// Data that cannot be true or cannot be read: prices, news, recorded orders, a cassette. Nothing of the source is used:
/// corrupt data is worse than none. A source of your own throws it too.
/// </summary>
public sealed class DataFileException : Exception
{
    /// <summary>Says where the data is wrong, and why.</summary>
    /// <param name="source">The file, or what else the data is from.</param>
    /// <param name="line">The line, from 1; for data in memory the number of the item.</param>
    /// <param name="value">What stands there; it is quoted, escaped and cut in the message.</param>
    /// <param name="reason">Why it is refused, without a period at the end.</param>
    /// <param name="innerException">What it failed with; null where nothing did.</param>
    public DataFileException(string source, long line, string value, string reason, Exception? innerException = null)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}: {SafeText.Quote(value)}: {reason}."),
            innerException
        )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(reason);
        SourceName = source;
        Line = line;
        Value = value;
        Reason = reason;
    }

    /// <summary>The file, or <c>memory</c>.</summary>
    public string SourceName { get; }

    /// <summary>The line, counted from 1; for data in memory the number of the item.</summary>
    public long Line { get; }

    /// <summary>What stands there, unaltered and untrusted; empty where a value is missing.</summary>
    public string Value { get; }

    /// <summary>Why it is refused, without a period at the end.</summary>
    public string Reason { get; }
}
