using AiTrader.Stores;

namespace AiTrader.Conversing;

/// <summary>A ledger that tells the id of each entry before it is appended, whatever becomes of it.</summary>
/// <param name="inner">The ledger.</param>
/// <param name="tell">Told.</param>
internal sealed class TellingLedger(ILedgerStore inner, Action<string> tell) : ILedgerStore
{
    public ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken cancellationToken = default
    ) => inner.OpenAccountAsync(context, terms, cancellationToken);

    public ValueTask<Account?> FindAccountAsync(Signature signature, CancellationToken cancellationToken = default) =>
        inner.FindAccountAsync(signature, cancellationToken);

    public ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        tell($"append {entry.Id}");
        return inner.AppendAsync(entry, cancellationToken);
    }

    public IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long afterSequence = 0,
        CancellationToken cancellationToken = default
    ) => inner.ReadEntriesAsync(signature, afterSequence, cancellationToken);

    public ValueTask<LedgerVerification> VerifyAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    ) => inner.VerifyAsync(signature, cancellationToken);

    public IAsyncEnumerable<Signature> ListSignaturesAsync(CancellationToken cancellationToken = default) =>
        inner.ListSignaturesAsync(cancellationToken);
}
