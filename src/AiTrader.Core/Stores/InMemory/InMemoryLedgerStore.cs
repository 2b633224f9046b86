using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AiTrader.Stores;

/// <summary>
/// Ledgers that live as long as the process: for tests, samples and backtests. Entries are immutable objects that
/// nobody else can reach, so they need no stored hashes.
/// </summary>
internal sealed class InMemoryLedgerStore : ILedgerStore
{
    private readonly ConcurrentDictionary<Signature, Book> _books = new();

    /// <inheritdoc/>
    public ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(terms);
        cancellationToken.ThrowIfCancellationRequested();
        var account = _books
            .GetOrAdd(
                context.Signature,
                static (_, opened) => new Book(opened),
                new LedgerEntry.AccountOpened(context, terms)
            )
            .Account;
        return ValueTask.FromResult(account.Require(context, terms));
    }

    /// <inheritdoc/>
    public ValueTask<Account?> FindAccountAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_books.TryGetValue(signature, out var book) ? book.Account : null);
    }

    /// <inheritdoc/>
    public Account? GetCachedAccount(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return _books.TryGetValue(signature, out var book) ? book.Account : null;
    }

    /// <inheritdoc/>
    public Account? GetCachedAccount(Signature signature, TimeSpan maximumAge) => GetCachedAccount(signature);

    /// <inheritdoc/>
    public IReadOnlyList<LedgerEntry>? GetCachedEntries(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return _books.TryGetValue(account.Signature, out var book)
            ? book.Range(account.VersionBeforeTime, account.Version)
            : null;
    }

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        return _books.TryGetValue(entry.Context.Signature, out var book)
            ? ValueTask.FromResult(book.Append(entry))
            : throw new LedgerException(entry.Context.Signature, "no account is open; open it first.");
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long afterSequence = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        await Task.CompletedTask.ConfigureAwait(false);
        if (!_books.TryGetValue(signature, out var book))
        {
            yield break;
        }

        long end = book.Account.Version;
        for (long index = afterSequence; index < end; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return book.At(index);
        }
    }

    /// <inheritdoc/>
    public ValueTask<LedgerVerification> VerifyAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        long entries = _books.TryGetValue(signature, out var book) ? book.Account.Version : 0;
        return ValueTask.FromResult(new LedgerVerification(signature, entries, null));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Signature> ListSignaturesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var signature in _books.Keys.Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return signature;
        }
    }

    /// <summary>One signature's ledger.</summary>
    private sealed class Book
    {
        private readonly Lock _lock = new();
        private readonly EntryChunks _entries = new();
        private readonly EntryIndex _index = new();
        private volatile Account _account;

        public Book(LedgerEntry.AccountOpened opened)
        {
            _account = Account.Open(opened);
            Keep(opened);
        }

        public Account Account => _account;

        public AppendResult Append(LedgerEntry entry)
        {
            lock (_lock)
            {
                if (_index.Find(entry.Id) is var index and >= 0)
                {
                    return new AppendResult.Duplicate(_entries[index]);
                }

                if (entry.Sequence != _account.Version + 1)
                {
                    return new AppendResult.Conflict(_account);
                }

                var next = _account.After(entry);
                Keep(entry);
                _account = next;
                return new AppendResult.Appended(next);
            }
        }

        // The caller knows the account after these entries, and so the entries.
        public LedgerEntry At(long index) => _entries[(int)index];

        public IReadOnlyList<LedgerEntry> Range(long start, long end) => _entries.Range((int)start, (int)end);

        private void Keep(LedgerEntry entry)
        {
            _index.Add(entry.Id, _entries.Count);
            _entries.Add(entry);
        }
    }
}
