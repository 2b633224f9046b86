using AiTrader.Audits;
using AiTrader.Stores;

namespace AiTrader.Runner.Audits;

/// <summary>Audits what a store has of a trader: its ledger, then its notes.</summary>
internal static class TraderAudit
{
    /// <summary>Audits it. The notes of a damaged ledger are not judged: there is nothing to judge them by.</summary>
    public static async Task<AuditResult> RunAsync(
        LedgerAudit audit,
        IStore store,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var ledger = await audit.RunAsync(store.Ledgers, signature, cancellationToken);
        if (ledger.Defects.Any(defect => defect.Code == AuditCodes.LedgerChanged))
        {
            return ledger;
        }

        var notes = await NoteAudit.RunAsync(store.Notes, store.Ledgers, signature, cancellationToken);
        return ledger with
        {
            Defects = [.. ledger.Defects, .. notes.Defects],
            Notes = [.. ledger.Notes, .. notes.Notes],
        };
    }
}
