using AiTrader;
using AiTrader.Stores;

/// <summary>Ledgers that count what is appended to them.</summary>
public sealed class MeteredLedgers(ILedgerStore inner) : ILedgerStore
{
    private int _appends;

    public int Appends => _appends;

    public ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken token = default)
    {
        Interlocked.Increment(ref _appends);
        return inner.AppendAsync(entry, token);
    }

    public ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken token = default
    ) => inner.OpenAccountAsync(context, terms, token);

    public ValueTask<Account?> FindAccountAsync(Signature signature, CancellationToken token = default) =>
        inner.FindAccountAsync(signature, token);

    public Account? GetCachedAccount(Signature signature) => inner.GetCachedAccount(signature);

    public IReadOnlyList<LedgerEntry>? GetCachedEntries(Account account) => inner.GetCachedEntries(account);

    public IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long after = 0,
        CancellationToken token = default
    ) => inner.ReadEntriesAsync(signature, after, token);

    public ValueTask<LedgerVerification> VerifyAsync(Signature signature, CancellationToken token = default) =>
        inner.VerifyAsync(signature, token);

    public IAsyncEnumerable<Signature> ListSignaturesAsync(CancellationToken token = default) =>
        inner.ListSignaturesAsync(token);
}
