using System.Globalization;

namespace AiTrader.Tools;

/// <summary>News that cannot be read.</summary>
public sealed class NewsDataException : Exception
{
    internal NewsDataException(string source, long line, string reason, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}: {reason}."), inner) => Line = line;

    /// <summary>The line, counted from 1.</summary>
    public long Line { get; }
}
