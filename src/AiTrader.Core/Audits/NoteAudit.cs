using System.Globalization;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Audits the notes of a signature against its ledger: each was written by a model that had the account, not before the
/// account was opened, and no session has more than it can have. A session that faulted and was not run again can have
/// notes without an entry in the ledger.
/// </summary>
public static class NoteAudit
{
    /// <summary>Audits them.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="ledger">The ledgers of the same store.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The number of notes, the defects, and a line that counts the notes, if there are any.</returns>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static async Task<AuditResult> RunAsync(
        INoteStore notes,
        ILedgerStore ledger,
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(signature);
        var (models, opening) = await ReadAccountAsync(ledger, signature, cancellationToken).ConfigureAwait(false);
        var defects = new List<AuditDefect>();
        var counts = new Dictionary<TradingContext, int>();
        long count = 0;
        try
        {
            await foreach (var note in notes.ReadAllAsync(signature, cancellationToken).ConfigureAwait(false))
            {
                count++;
                counts[note.Context] = counts.GetValueOrDefault(note.Context) + 1;
                if (WhyImpossible(note.Context, models, opening, counts[note.Context]) is { } reason)
                {
                    defects.Add(DefectOf(AuditCodes.NoteImpossible, $"Note {count}, of {note.Context}: {reason}."));
                }
            }
        }
        catch (StoreCorruptedException changed)
        {
            defects.Add(DefectOf(AuditCodes.NotesChanged, changed.Message));
        }

        return new AuditResult(signature.Value, count, defects)
        {
            Notes = count == 0 ? [] : [$"{CountOf(count, "note")} in {CountOf(counts.Count, "session")}."],
        };
    }

    private static string? WhyImpossible(
        TradingContext context,
        HashSet<ModelId> models,
        TradingTime? opening,
        int ofSession
    ) =>
        opening is not { } opened ? "there is no account"
        : !models.Contains(context.ModelId) ? $"{context.ModelId} never had the account"
        : context.Time < opened ? $"the account was opened at {opened}"
        : ofSession > Note.MaximumPerSession ? $"a session has at most {Note.MaximumPerSession}"
        : null;

    private static async Task<(HashSet<ModelId> Models, TradingTime? Opening)> ReadAccountAsync(
        ILedgerStore ledger,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var models = new HashSet<ModelId>();
        TradingTime? opening = null;
        await foreach (var entry in ledger.ReadEntriesAsync(signature, 0, cancellationToken).ConfigureAwait(false))
        {
            opening ??= entry.Context.Time;
            models.Add(entry.Context.ModelId);
        }

        return (models, opening);
    }

    private static string CountOf(long count, string word) =>
        count == 1 ? $"1 {word}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {word}s");

    private static AuditDefect DefectOf(string code, string message) => new(null, null, code, message);
}
