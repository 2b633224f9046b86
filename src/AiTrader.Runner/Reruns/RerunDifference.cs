using AiTrader.Runner.Output;
using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Reruns;

/// <summary>The first place where a session was decided otherwise.</summary>
/// <param name="Place">What differs: an entry of the ledger, or a part of the conversation.</param>
/// <param name="Expected">What it was.</param>
/// <param name="Found">What it is now.</param>
internal sealed record RerunDifference(string Place, string Expected, string Found)
{
    private const string Nothing = "nothing";
    private const int Shown = 60;
    private const int Before = 20;

    /// <summary>
    /// The first difference of two conversations, or else of what two sessions recorded; null if they are equal. The
    /// mark around text of others is random, and no difference.
    /// </summary>
    /// <param name="expected">The entries of the ledger and of the journal as they should be.</param>
    /// <param name="found">The session that was decided again.</param>
    public static RerunDifference? Find(
        (IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<JournalEntry> Journal) expected,
        Rerun found
    ) =>
        InJournals(expected.Journal, found.Journal)
        ?? FindInLedgers(expected.Entries, found.Entries, (found.Result as SessionResult.Faulted)?.Fault)
        ?? AtEnd(expected.Journal, found.Journal);

    /// <summary>The first difference of two ledgers; null if they are equal.</summary>
    /// <param name="expected">The entries as they should be.</param>
    /// <param name="found">The entries that were made again.</param>
    /// <param name="fault">What ended the session early; null if nothing did.</param>
    public static RerunDifference? FindInLedgers(
        IReadOnlyList<LedgerEntry> expected,
        IReadOnlyList<LedgerEntry> found,
        Exception? fault
    )
    {
        for (int i = 0; i < Math.Max(expected.Count, found.Count); i++)
        {
            var (was, now) = (expected.ElementAtOrDefault(i), found.ElementAtOrDefault(i));
            if (
                was is null
                || now is null
                || !LedgerEntryJson.Write(was).AsSpan().SequenceEqual(LedgerEntryJson.Write(now))
            )
            {
                return new RerunDifference(
                    $"entry {(was ?? now)!.Sequence} of the ledger",
                    Describe(was),
                    now is null && fault is not null ? $"a fault: {fault.Message}" : Describe(now)
                );
            }
        }

        return null;
    }

    /// <summary><c>the prompt: '…AAA 10…' is now '…AAA 11…'</c>.</summary>
    public override string ToString() => $"{Place}: {Expected} is now {Found}";

    private static RerunDifference? InJournals(IReadOnlyList<JournalEntry> expected, IReadOnlyList<JournalEntry> found)
    {
        var (replies, answers) = (0, 0);
        for (int i = 0; i < Math.Max(expected.Count, found.Count); i++)
        {
            var (was, now) = (expected.ElementAtOrDefault(i), found.ElementAtOrDefault(i));

            // What ends a conversation early is in the ledger, or is the fault of the session.
            if (now is null)
            {
                return null;
            }

            string place =
                now.Kind == JournalEntryKind.Prompt ? "the prompt"
                : now.Kind == JournalEntryKind.Reply ? $"reply {++replies} of the model"
                : $"answer {++answers} of the tools";
            var (text, other) = (TextOf(was), TextOf(now));
            if (was?.Kind != now.Kind || text != other)
            {
                return new RerunDifference(place, Around(text, other), Around(other, text));
            }
        }

        return null;
    }

    private static RerunDifference? AtEnd(IReadOnlyList<JournalEntry> expected, IReadOnlyList<JournalEntry> found) =>
        expected.Count > found.Count
            ? new RerunDifference("the conversation", $"{expected.Count} entries", $"{found.Count} entries")
            : null;

    private static string TextOf(JournalEntry? entry) => entry is null ? "" : EnvelopeRule.WithoutMarks(entry.Content);

    private static string Describe(LedgerEntry? entry)
    {
        if (entry is null)
        {
            return Nothing;
        }

        var (what, how) = EntryTable.DescriptionOf(entry);
        return $"'{what}: {MessageText.OneLine(how)}'";
    }

    // The text from a little before the first character that differs.
    private static string Around(string text, string other)
    {
        if (text.Length == 0)
        {
            return Nothing;
        }

        int start = Math.Max(0, text.AsSpan().CommonPrefixLength(other) - Before);
        string part = text.Substring(start, Math.Min(Shown, text.Length - start));
        return $"'…{MessageText.OneLine(MessageText.WellFormed(part))}…'";
    }
}
