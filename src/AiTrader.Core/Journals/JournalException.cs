using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// A journal entry is not the next one of its session. Nothing was changed. Let one process drive a session.
/// </summary>
public sealed class JournalException : Exception
{
    /// <summary>Creates the exception with the refused and the expected number.</summary>
    /// <param name="entry">The entry that was not written.</param>
    /// <param name="expected">The number of the next entry.</param>
    public JournalException(JournalEntry entry, int expected)
        : base(MessageOf(entry, expected)) => Entry = entry;

    /// <summary>The entry that was not written.</summary>
    public JournalEntry Entry { get; }

    private static string MessageOf(JournalEntry entry, int expected)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Journal of {entry.Context}: entry {entry.Number} cannot be written; {expected} comes next. Let "
                + $"one process drive a session."
        );
    }
}
