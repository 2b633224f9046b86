using System.Globalization;
using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// Events in the same database of Redis as the ledgers, and as durable: a stream <c>aitrader:events:{all}</c>, whose
/// ids are the events' numbers, and the positions of the signatures in <c>aitrader:events:{all}:positions</c>.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="kept">How many events are kept at least.</param>
internal sealed class RedisEventStore(RedisDatabase database, long kept = IEventStore.Kept) : IEventStore
{
    private const string Log = "aitrader:events:{all}";
    private static readonly RedisKey[] Keys = [Log, $"{Log}:positions"];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> AppendAsync(
        Signature signature,
        IReadOnlyList<NewEvent> events,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(events);
        cancellationToken.ThrowIfCancellationRequested();
        if (events.Count == 0)
        {
            return [];
        }

        RedisValue[] values =
        [
            signature.Value,
            kept,
            .. events.SelectMany(next => (RedisValue[])[next.Position, next.Kind, next.Content]),
        ];
        var reply = await database.RunAsync(RedisScript.AppendEvents, Keys, values).ConfigureAwait(false);
        if (reply.Length != events.Count + 1)
        {
            throw EventNumbers.Changed((await FindRangeAsync(cancellationToken).ConfigureAwait(false)).Last);
        }

        long last = (long)reply[0];
        return
        [
            .. events
                .Where((_, index) => (int)reply[index + 1] == 1)
                .Select(next => new StoredEvent(++last, signature, next.Kind, next.Content)),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        long after,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        EventNumbers.RequirePage(after, count);
        cancellationToken.ThrowIfCancellationRequested();
        var (range, rows) = await ReadPageAsync(after, count).ConfigureAwait(false);
        var events = rows.Select(RowOf)
            .Select(row => EventNumbers.Read(NumberOf(row.Id), row["signature"], row["kind"], row["content"]))
            .ToList();
        EventNumbers.RequireOrder(events, after, range.First);
        return events;
    }

    /// <inheritdoc/>
    public async ValueTask<EventRange> FindRangeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await ReadPageAsync(0, 0).ConfigureAwait(false)).Range;
    }

    /// <inheritdoc/>
    public async ValueTask<long> FindPositionAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        var position = await database.ReadFieldAsync(Keys[1], signature.Value).ConfigureAwait(false);
        return position.IsNull ? 0
            : position.TryParse(out long number) ? number
            : throw EventNumbers.ChangedPosition(signature);
    }

    private async Task<(EventRange Range, RedisResult[] Rows)> ReadPageAsync(long after, int count)
    {
        var reply = await database.RunAsync(RedisScript.ReadEvents, [Log], [after, count]).ConfigureAwait(false);
        var (first, last) = ((string?)reply[0], (string?)reply[1]);
        var range =
            string.IsNullOrEmpty(first) || string.IsNullOrEmpty(last)
                ? new EventRange(1, 0)
                : new EventRange(NumberOf(first), NumberOf(last));
        return (range, (RedisResult[])reply[2]!);
    }

    private static RedisRow RowOf(RedisResult row)
    {
        var parts = (RedisResult[])row!;
        var values = (RedisValue[])parts[1]!;
        return RedisRow.Create(null, (string)parts[0]!, values.Chunk(2).Select(pair => (pair[0], pair[1])));
    }

    // "12-0": the twelfth event.
    private static long NumberOf(string id) =>
        id.EndsWith("-0", StringComparison.Ordinal)
        && long.TryParse(id.AsSpan()[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw EventNumbers.Changed(0);
}
