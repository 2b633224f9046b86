using System.Diagnostics;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>One database of Redis, asked by scripts: each call is one round trip.</summary>
internal sealed class RedisDatabase(IConnectionMultiplexer connection)
{
    // A page of ordinary entries is about 100 kB.
    private const int PageSize = 500;

    // Whoever reads on reads the next page; most readers want a few entries.
    private const int FirstPageSize = 64;
    private const string OnlyLook = "-";

    // What a replica has may be old: it is neither written nor believed.
    private const CommandFlags Primary = CommandFlags.DemandMaster;

    /// <summary>The database that the connection string names.</summary>
    public IDatabase Database { get; } = connection.GetDatabase();

    /// <summary>Appends entries that follow on a chain, if Redis has that chain: all of them, or none.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="entries">The entries, each with its line and its hash.</param>
    public Task<RedisReply> AppendAsync(
        LedgerChain chain,
        IReadOnlyList<(LedgerEntry Entry, byte[] Line, byte[] Hash)> entries
    ) =>
        AskAsync(
            entries[0].Entry.Context.Signature,
            [
                RedisPage.Write(chain),
                chain.Version,
                PageSize,
                .. entries.SelectMany(next =>
                    (RedisValue[])
                        [next.Entry.Sequence, next.Entry.Id.Value, next.Line, Convert.ToHexStringLower(next.Hash)]
                ),
            ]
        );

    /// <summary>Appends nothing: finds the entry that has the id, or the rows that Redis has after a chain.</summary>
    public Task<RedisReply> LookAsync(LedgerChain chain, LedgerEntry entry) =>
        AskAsync(entry.Context.Signature, [OnlyLook, chain.Version, PageSize, entry.Sequence, entry.Id.Value, "", ""]);

    /// <summary>Reads the rows after a number of entries.</summary>
    public Task<RedisPage> ReadAsync(Signature signature, long after) => ReadAsync(signature, after, PageSize);

    /// <summary>Reads the first rows after a number of entries, of which a reader may want only a few.</summary>
    public Task<RedisPage> ReadFirstAsync(Signature signature, long after) =>
        ReadAsync(signature, after, FirstPageSize);

    private async Task<RedisPage> ReadAsync(Signature signature, long after, int count)
    {
        long at = Stopwatch.GetTimestamp();
        var reply = await RedisDamage
            .LedgerAsync(
                signature,
                Database.ScriptEvaluateAsync(
                    RedisScript.ReadPage,
                    new RedisKeys(signature).Ledger,
                    [after, count],
                    Primary
                )
            )
            .ConfigureAwait(false);
        return RedisPage.Read(signature, (RedisResult[])reply!) with { At = at };
    }

    /// <summary>
    /// Streams the entries of a page and those after it up to its head, each checked against the one before it, and the
    /// last against the head.
    /// </summary>
    /// <param name="page">What was read after the first <paramref name="sequence"/> entries.</param>
    /// <param name="sequence">The number of entries before the page.</param>
    /// <param name="hash">The hash of the last one of those.</param>
    /// <param name="withIds">Whether to check also that each entry is known by its id.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <exception cref="StoreCorruptedException">
    /// The stream has come to where the ledger was changed from outside.
    /// </exception>
    public async IAsyncEnumerable<LedgerLink> LinksAsync(
        RedisPage page,
        long sequence,
        byte[] hash,
        bool withIds,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var (signature, head, rows) = (page.Signature, page.Head, page.Rows);
        TradingContext? likely = null;
        while (
            sequence < head.Version
            && rows.TakeWhile(row => row.Sequence <= head.Version).ToList() is { Count: > 0 } expected
        )
        {
            foreach (var row in expected)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var link = LedgerLink.Read(signature, row, sequence, hash, likely);
                (sequence, hash, likely) = (row.Sequence, link.Hash, link.Entry.Context);
                yield return link;
            }

            if (withIds)
            {
                await RequireIdsAsync(signature, expected).ConfigureAwait(false);
            }

            rows = sequence < head.Version ? (await ReadAsync(signature, sequence).ConfigureAwait(false)).Rows : [];
        }

        head.Require(signature, sequence, hash);
        page.RequireCounts();
    }

    /// <summary>Appends an entry to a journal if it is the next one.</summary>
    /// <returns>The number of the next entry; the number of this entry if it was added.</returns>
    public async Task<int> TryAppendJournalEntryAsync(
        RedisKey journal,
        int number,
        string kind,
        string model,
        string content
    ) =>
        (int)
            await RedisDamage
                .KeyAsync(
                    journal,
                    Database.ScriptEvaluateAsync(
                        RedisScript.AppendJournalEntry,
                        [journal],
                        [number, kind, model, content],
                        Primary
                    )
                )
                .ConfigureAwait(false);

    /// <summary>Adds a row to the end of a stream.</summary>
    public Task AddToStreamAsync(RedisKey stream, params IEnumerable<(string Field, string Value)> values) =>
        RedisDamage.KeyAsync(
            stream,
            Database.StreamAddAsync(
                stream,
                [.. values.Select(pair => new NameValueEntry(pair.Field, pair.Value))],
                flags: Primary
            )
        );

    /// <summary>All rows of a signature's stream, in order.</summary>
    public async Task<IReadOnlyList<RedisRow>> ReadStreamAsync(Signature owner, RedisKey stream)
    {
        var rows = await RedisDamage
            .KeyAsync(stream, Database.StreamRangeAsync(stream, flags: Primary))
            .ConfigureAwait(false);
        return [.. rows.Select(row => RowOf(owner, row))];
    }

    /// <summary>
    /// A page of a signature's stream whose rows are numbered, in either order: those after a number, or before it;
    /// from the end if there is no number.
    /// </summary>
    public async Task<IReadOnlyList<RedisRow>> ReadStreamAsync(
        Signature owner,
        RedisKey stream,
        (long? Last, int Count) page,
        bool backward
    )
    {
        RedisValue from = backward ? "-" : $"({page.Last}-0";
        RedisValue to = !backward || page.Last is null ? "+" : $"({page.Last}-0";
        var rows = await RedisDamage
            .KeyAsync(
                stream,
                Database.StreamRangeAsync(
                    stream,
                    from,
                    to,
                    page.Count,
                    backward ? StackExchange.Redis.Order.Descending : StackExchange.Redis.Order.Ascending,
                    Primary
                )
            )
            .ConfigureAwait(false);
        return [.. rows.Select(row => RowOf(owner, row))];
    }

    /// <summary>The value of a field of a hash; null if there is none.</summary>
    public Task<RedisValue> ReadFieldAsync(RedisKey hash, RedisValue field) =>
        RedisDamage.KeyAsync(hash, Database.HashGetAsync(hash, field, Primary));

    /// <summary>Runs a script whose reply is an array.</summary>
    public async Task<RedisResult[]> RunAsync(string script, RedisKey[] keys, RedisValue[] values) =>
        (RedisResult[])
            (
                await RedisDamage
                    .KeyAsync(keys[0], Database.ScriptEvaluateAsync(script, keys, values, Primary))
                    .ConfigureAwait(false)
            )!;

    /// <summary>The signature part of every ledger key, from all primaries of the database.</summary>
    public async Task<HashSet<string>> ListAsync(CancellationToken cancellationToken = default)
    {
        var owners = new HashSet<string>();
        foreach (
            var server in connection
                .GetServers()
                .Where(server => !server.IsReplica && server.ServerType != ServerType.Sentinel)
        )
        {
            await foreach (
                var key in server
                    .KeysAsync(Database.Database, RedisKeys.AnyLedger, PageSize)
                    .WithCancellation(cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                owners.Add(RedisKeys.OwnerOf((string)key!));
            }
        }

        return owners;
    }

    private static RedisRow RowOf(Signature owner, StreamEntry row) =>
        RedisRow.Create(owner, (string)row.Id!, row.Values.Select(pair => (pair.Name, pair.Value)));

    private async Task<RedisReply> AskAsync(Signature signature, RedisValue[] values) =>
        RedisReply.Read(
            signature,
            await RedisDamage
                .LedgerAsync(
                    signature,
                    Database.ScriptEvaluateAsync(RedisScript.Append, new RedisKeys(signature).Ledger, values, Primary)
                )
                .ConfigureAwait(false)
        );

    private async Task RequireIdsAsync(Signature signature, List<LedgerRow> rows)
    {
        RedisValue[] ids = [.. rows.Select(row => (RedisValue)LedgerEntryJson.Read(row.Line).Id.Value)];
        var sequences = await Database.HashGetAsync(new RedisKeys(signature).Ids, ids, Primary).ConfigureAwait(false);
        for (int i = 0; i < ids.Length; i++)
        {
            if (sequences[i] != rows[i].Sequence)
            {
                throw LedgerLink.Damaged(
                    signature,
                    rows[i].Sequence,
                    $"the ledger does not know it by its id {ids[i]}"
                );
            }
        }
    }
}
