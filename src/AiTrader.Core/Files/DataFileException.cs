using System.Globalization;

namespace AiTrader;

/// <summary>
/// Data that is impossible or cannot be read: prices, news, recorded orders, a cassette. Nothing of the source is used:
/// corrupt data is worse than none. Your own sources throw it too.
/// </summary>
public sealed class DataFileException : Exception
{
    /// <summary>Creates the exception with the place of the data and the reason.</summary>
    /// <param name="source">The file, or what else the data is from.</param>
    /// <param name="line">The line, from 1; for data in memory the number of the item.</param>
    /// <param name="value">The value; the message has it quoted, escaped and cut.</param>
    /// <param name="reason">Why it is refused, without a period at the end.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public DataFileException(string source, long line, string value, string reason, Exception? innerException = null)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{source}, line {line}: {MessageText.Quote(value)}: {reason}."
            ),
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

    /// <summary>The value, unaltered and untrusted; empty if it is missing.</summary>
    public string Value { get; }

    /// <summary>Why it is refused, without a period at the end.</summary>
    public string Reason { get; }
}
