using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>Reads a store for a report.</summary>
internal sealed class ReportReading(IStore store, ReportRequest request)
{
    private readonly ILedgerStore _ledger = store.Ledgers;

    /// <summary>Whether a ledger could not be read; the report shows the others.</summary>
    public bool FoundDamage { get; private set; }

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">
    /// A named trader does not exist, no trader can be shown, or the prices differ from the prices at which a trader
    /// traded.
    /// </exception>
    public async Task<Report> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Signature> known = await _ledger
            .ListSignaturesAsync(cancellationToken)
            .ToListAsync(cancellationToken);
        IReadOnlyList<Signature> signatures =
            request.Signatures.Count > 0
                ? [.. request.Signatures.Select(named => NamedTrader.Find(named, known, "the store")).Distinct()]
                : known;
        var read = new TraderHistory?[signatures.Count];
        var damage = new string?[signatures.Count];
        await Parallel.ForAsync(
            0,
            signatures.Count,
            cancellationToken,
            async (i, cancellation) =>
            {
                try
                {
                    read[i] = await TraderHistory.ReadAsync(store, signatures[i], cancellation);
                }
                catch (StoreCorruptedException corrupted)
                {
                    damage[i] = $"{signatures[i]} is left out: {corrupted.Message}";
                }
            }
        );
        var scope = new ReportScope(request, damage.OfType<string>());
        FoundDamage = scope.Notes.Count > 0;
        return scope.Build(read.OfType<TraderHistory>())
            ?? throw new InputException(string.Join(" ", ["There is no trader to report on.", .. scope.Notes]));
    }
}
