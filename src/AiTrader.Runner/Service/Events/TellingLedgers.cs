using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>Ledgers of which every entry is told.</summary>
internal sealed class TellingLedgers(ILedgerStore inner, EventRelay events) : ILedgerStore
{
    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        var result = await inner.AppendAsync(entry, cancellationToken);
        if (result is AppendResult.Appended)
        {
            events.Tell(entry);
        }

        return result;
    }

    /// <inheritdoc/>
    public ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken cancellationToken = default
    ) => inner.OpenAccountAsync(context, terms, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Account?> FindAccountAsync(Signature signature, CancellationToken cancellationToken = default) =>
        inner.FindAccountAsync(signature, cancellationToken);

    /// <inheritdoc/>
    public Account? GetCachedAccount(Signature signature) => inner.GetCachedAccount(signature);

    /// <inheritdoc/>
    public IReadOnlyList<LedgerEntry>? GetCachedEntries(Account account) => inner.GetCachedEntries(account);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long afterSequence = 0,
        CancellationToken cancellationToken = default
    ) => inner.ReadEntriesAsync(signature, afterSequence, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LedgerVerification> VerifyAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    ) => inner.VerifyAsync(signature, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Signature> ListSignaturesAsync(CancellationToken cancellationToken = default) =>
        inner.ListSignaturesAsync(cancellationToken);
}
