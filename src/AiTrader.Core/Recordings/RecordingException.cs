using System.Globalization;

namespace AiTrader.Audits;

/// <summary>A recording cannot be read, or cannot be what the ledger holds. Nothing of it was run.</summary>
public sealed class RecordingException : Exception
{
    internal RecordingException(string source, long line, string value, string reason, Exception? inner = null)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}: {SafeText.Quote(value)}: {reason}."),
            inner
        ) => Line = line;

    /// <summary>The line, counted from 1.</summary>
    public long Line { get; }
}
