using System.Globalization;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// Notes in the same database of Redis as the ledgers, and as durable: a stream <c>aitrader:{alice}:notes</c>, and the
/// ids of its rows in <c>aitrader:{alice}:notes:ids</c>.
/// </summary>
internal sealed class RedisNoteStore(RedisDatabase database) : INoteStore
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public async ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        cancellationToken.ThrowIfCancellationRequested();
        var signature = note.Context.Signature;
        var reply = await database
            .RunAsync(
                RedisScript.AppendNote,
                new RedisKeys(signature).Notes,
                [
                    note.Context.Time.ToString(),
                    note.Context.ModelId.Value,
                    note.Id.Value,
                    note.Text,
                    Note.MaximumPerSession,
                ]
            )
            .ConfigureAwait(false);
        return (string?)reply[0] switch
        {
            "written" => new NoteResult.Written(),
            "full" => new NoteResult.Full(),
            "duplicate" when ((RedisResult[])reply[1]!) is [var row] => new NoteResult.Duplicate(
                Read(signature, RowOf(signature, (RedisResult[])row!))
            ),
            _ => throw NoteText.Changed(signature, note.Id.Value),
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Note> ReadAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await foreach (
            var note in ReadAsync(context.Signature, backward: true, cancellationToken).ConfigureAwait(false)
        )
        {
            if (note.IsVisibleTo(context))
            {
                yield return note;
            }
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Note> ReadAllAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return ReadAsync(signature, backward: false, cancellationToken);
    }

    private async IAsyncEnumerable<Note> ReadAsync(
        Signature signature,
        bool backward,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var key = new RedisKeys(signature).Notes[0];
        int step = backward ? -1 : 1;
        long? last = backward ? null : 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = await database.ReadStreamAsync(signature, key, (last, PageSize), backward).ConfigureAwait(false);
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                long number = NumberOf(signature, row.Id);
                if (last is not null && number != last + step)
                {
                    throw NoteText.Changed(signature, row.Id);
                }

                last = number;
                yield return Read(signature, row);
            }

            if (rows.Count == PageSize)
            {
                continue;
            }

            // Backward, the first note comes last.
            if (backward && last > 1)
            {
                throw NoteText.Changed(signature, $"{last - 1}-0");
            }

            yield break;
        }
    }

    private static Note Read(Signature signature, RedisRow row) =>
        NoteText.Read(signature, row["time"], row["model"], row["id"], row["text"]);

    private static RedisRow RowOf(Signature signature, RedisResult[] row)
    {
        var values = (RedisValue[])row[1]!;
        return RedisRow.Create(signature, (string)row[0]!, values.Chunk(2).Select(pair => (pair[0], pair[1])));
    }

    // "12-0": the twelfth note.
    private static long NumberOf(Signature signature, string id) =>
        id.EndsWith("-0", StringComparison.Ordinal)
        && long.TryParse(id.AsSpan()[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw NoteText.Changed(signature, id);
}
