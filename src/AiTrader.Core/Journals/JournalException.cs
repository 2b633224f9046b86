using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// A step of a session was written that is not its next one; nothing was changed. Let one process drive a session.
/// </summary>
public sealed class JournalException : Exception
{
    internal JournalException(JournalEntry entry, int expected)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Journal of {entry.Context}: step {entry.Number} cannot be written; {expected} comes next. "
                    + $"Let one process drive a session."
            )
        ) => Entry = entry;

    /// <summary>The step that was not written.</summary>
    public JournalEntry Entry { get; }
}
