using System.Collections.Concurrent;
using System.Diagnostics;

namespace AiTrader.Stores;

/// <summary>The ledgers as this process last saw them, so that an append reads nothing. Thread-safe.</summary>
internal sealed class RedisChains(RedisDatabase database)
{
    private readonly ConcurrentDictionary<Signature, SeenChain> _chains = new();

    /// <summary>A ledger as this process last saw it; null if it has not.</summary>
    public LedgerChain? Find(Signature signature) => _chains.GetValueOrDefault(signature)?.Chain;

    /// <summary>
    /// The account of a ledger that Redis had at most that long ago; null if this process has not seen it since then.
    /// </summary>
    public Account? FindAccount(Signature signature, TimeSpan maximumAge) =>
        _chains.GetValueOrDefault(signature)?.FindAccount(maximumAge);

    /// <summary>Appends an entry to a chain if Redis has that chain.</summary>
    /// <param name="chain">What the entry follows on.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="next">The account after it.</param>
    /// <returns>The reply of Redis, and the chain after it.</returns>
    public Task<(RedisReply Reply, LedgerChain Next)> TryAppendAsync(
        LedgerChain chain,
        LedgerEntry entry,
        Account next
    ) => TryAppendAsync(chain, [(entry, next)]);

    /// <summary>Appends entries to a chain if Redis has that chain: all of them, or none.</summary>
    /// <param name="chain">What the first entry follows on.</param>
    /// <param name="entries">The entries, each with the account after it.</param>
    /// <returns>The reply of Redis, and the chain after it.</returns>
    public async Task<(RedisReply Reply, LedgerChain Next)> TryAppendAsync(
        LedgerChain chain,
        IReadOnlyList<(LedgerEntry Entry, Account After)> entries
    )
    {
        var rows = new List<(LedgerEntry Entry, byte[] Line, byte[] Hash)>();
        var next = chain;
        foreach (var (entry, after) in entries)
        {
            byte[] line = LedgerEntryJson.Write(entry);
            byte[] hash = HashChain.Next(next.Head, line);
            rows.Add((entry, line, hash));
            next = next.After(entry, after, hash);
        }

        long at = Stopwatch.GetTimestamp();
        var reply = await database.AppendAsync(chain, rows).ConfigureAwait(false);
        return (reply, reply is RedisReply.Appended ? Keep(next, at) : chain);
    }

    /// <summary>The current state in Redis. Of a known ledger, only the new entries are read.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public async Task<LedgerChain> RefreshAsync(Signature signature, CancellationToken cancellationToken = default) =>
        Find(signature) is { } known
            ? await ExtendAsync(
                    known,
                    await database.ReadAsync(signature, known.Version).ConfigureAwait(false),
                    cancellationToken
                )
                .ConfigureAwait(false)
            : await LoadAsync(signature, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads and verifies every entry, and the ids beside them.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public async Task<LedgerChain> LoadAsync(Signature signature, CancellationToken cancellationToken = default) =>
        await ExtendAsync(
                LedgerChain.Empty,
                await database.ReadAsync(signature, 0).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>A chain after what Redis has beyond it.</summary>
    /// <param name="known">The chain.</param>
    /// <param name="page">What was read after it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside, or has lost entries.</exception>
    public async Task<LedgerChain> ExtendAsync(
        LedgerChain known,
        RedisPage page,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            RequireNoLoss(known, page);
            var chain = known;
            await foreach (
                var link in database
                    .LinksAsync(page, chain.Version, chain.Head, withIds: known.Version == 0, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                chain = chain.Add(page.Signature, link);
            }

            return Keep(chain, page.At);
        }
        catch (StoreCorruptedException) when (known.Version > 0)
        {
            // Says where it was changed, if that was before what is known.
            await LoadAsync(page.Signature, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The existing entry with the id of another one.</summary>
    /// <param name="entry">The other one.</param>
    /// <param name="rows">What Redis has under the id.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="StoreCorruptedException">It is another entry: the ledger was changed from outside.</exception>
    public async Task<LedgerEntry> RequireAsync(
        LedgerEntry entry,
        IReadOnlyList<LedgerRow> rows,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            if (rows is [var row] && LedgerEntryJson.Read(row.Line) is { } existing && existing.Id == entry.Id)
            {
                return existing;
            }
        }
        catch (FormatException)
        {
            // It is no entry at all; the reading below says so.
        }

        await LoadAsync(entry.Context.Signature, cancellationToken).ConfigureAwait(false);
        throw LedgerLink.Damaged(entry.Context.Signature, 1, $"no entry has the id {entry.Id}, which the ledger knows");
    }

    private static void RequireNoLoss(LedgerChain known, RedisPage page)
    {
        if (page.Head.Version < known.Version)
        {
            throw LedgerLink.Damaged(
                page.Signature,
                page.Head.Version + 1,
                $"the entry is missing; there were {known.Version}, which the server may have lost in a "
                    + $"restart or a failover"
            );
        }
    }

    // Of two that come back at once the later one is kept.
    private LedgerChain Keep(LedgerChain chain, long at)
    {
        if (chain.Account is { Signature: var signature })
        {
            _chains.AddOrUpdate(
                signature,
                static (_, seen) => seen,
                static (_, known, seen) =>
                    known.Chain.Version < seen.Chain.Version ? seen
                    : known.Chain.Version == seen.Chain.Version && known.At < seen.At
                        ? new SeenChain(known.Chain, seen.At)
                    : known,
                new SeenChain(chain, at)
            );
        }

        return chain;
    }
}
