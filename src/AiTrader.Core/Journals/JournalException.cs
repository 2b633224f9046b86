using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// A step of a session was written that is not its next one; nothing was changed. Let one process drive a session.
/// </summary>
public sealed class JournalException : Exception
{
    /// <summary>Says which step was written, and which one comes next.</summary>
    /// <param name="entry">The step that was not written.</param>
    /// <param name="expected">The number of the next step.</param>
    public JournalException(JournalEntry entry, int expected)
        : base(MessageOf(entry, expected)) => Entry = entry;

    /// <summary>The step that was not written.</summary>
    public JournalEntry Entry { get; }

    private static string MessageOf(JournalEntry entry, int expected)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Journal of {entry.Context}: step {entry.Number} cannot be written; {expected} comes next. "
                + $"Let one process drive a session."
        );
    }
}
