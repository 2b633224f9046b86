using AiTrader.Ledgers;
using AiTrader.Markets;

namespace AiTrader.Conversing;

/// <summary>A ledger that tells the id of each entry before it is appended, whatever becomes of it.</summary>
/// <param name="inner">The ledger.</param>
/// <param name="tell">Told.</param>
internal sealed class TellingLedger(ILedger inner, Action<string> tell) : ILedger
{
    public ValueTask<Account> OpenAsync(TradingContext context, Market market, Money cash, CancellationToken cancellationToken) =>
        inner.OpenAsync(context, market, cash, cancellationToken);

    public ValueTask<Account?> ReadAsync(Signature signature, CancellationToken cancellationToken) => inner.ReadAsync(signature, cancellationToken);

    public ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        tell($"append {entry.Id}");
        return inner.AppendAsync(entry, cancellationToken);
    }

    public IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(Signature signature, long after, CancellationToken cancellationToken) =>
        inner.ReadEntriesAsync(signature, after, cancellationToken);

    public ValueTask<LedgerVerification> VerifyAsync(Signature signature, CancellationToken cancellationToken) => inner.VerifyAsync(signature, cancellationToken);

    public ValueTask<IReadOnlyList<Signature>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);
}
