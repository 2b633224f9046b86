using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>
/// The content of all sessions, packed some sessions at a time. They are in the order of time, and only then of
/// traders: the prompts of one time are similar and pack well. A page that would become too large to open has the acts
/// of every session, and the conversations of only the first ones; the page says where they end.
/// </summary>
/// <param name="report">The report.</param>
/// <param name="journal">The journals.</param>
/// <param name="room">The maximum number of characters of all packs.</param>
internal sealed class SessionPacks(Report report, IJournalStore journal, long room)
{
    private const int ReadAtOnce = 256;

    // About what a session takes whose conversation is left out.
    private const long Bare = 160;

    private readonly List<int> _firsts = [];
    private long _written;

    /// <summary>
    /// The number of the first session of each pack, when all are complete. The number of a session is the index of its
    /// stamp times the number of traders, plus the index of its trader.
    /// </summary>
    public IReadOnlyList<int> Firsts => _firsts;

    /// <summary>The first session whose conversation is left out; null if none is.</summary>
    public ReportSession? Silent { get; private set; }

    /// <summary>Creates the packs, one after the other.</summary>
    /// <param name="add">Takes a pack.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task MakeAsync(Func<string, Task> add, CancellationToken cancellationToken)
    {
        var packing = new Queue<Task<string>>();
        var records = report.Traders.Select(SessionRecords.Of).ToList();
        var pack = new SessionPack();
        long left = report.Traders.Sum(trader => trader.Outcomes.Count);
        using var batches = SessionsOf().Chunk(ReadAtOnce).GetEnumerator();
        var next = Read(batches, left, cancellationToken);
        while (next is { } batch)
        {
            var entries = await batch.Entries;
            left -= batch.Sessions.Length;

            // The next conversations are read while these are written.
            next = Read(batches, left, cancellationToken);
            foreach (var (session, said) in batch.Sessions.Zip(entries))
            {
                if (pack.IsEmpty)
                {
                    _firsts.Add(session.Number);
                }

                pack.Add(
                    session.Number,
                    json =>
                        SessionJson.Write(json, session, [.. records[session.Trader.Number - 1][session.Time]], said)
                );
                if (pack.IsFull)
                {
                    packing.Enqueue(pack.EndAsync());
                    pack = new SessionPack();
                }
            }

            await WriteAsync(packing, Environment.ProcessorCount, add);
        }

        packing.Enqueue(pack.EndAsync());
        await WriteAsync(packing, 0, add);
    }

    private async Task WriteAsync(Queue<Task<string>> packing, int waiting, Func<string, Task> add)
    {
        while (packing.Count > waiting)
        {
            string pack = await packing.Dequeue();
            _written += pack.Length;
            await add(pack);
        }
    }

    private (ReportSession[] Sessions, Task<IReadOnlyList<JournalEntry>?[]> Entries)? Read(
        IEnumerator<ReportSession[]> batches,
        long left,
        CancellationToken cancellationToken
    )
    {
        if (!batches.MoveNext())
        {
            return null;
        }

        var sessions = batches.Current;
        Silent ??= _written + (left * Bare) > room ? sessions[0] : null;
        return (
            sessions,
            Silent is null
                ? Task.WhenAll(sessions.Select(session => EntriesAsync(session, cancellationToken)))
                : Task.FromResult(new IReadOnlyList<JournalEntry>?[sessions.Length])
        );
    }

    // Each model has its own journal, and nearly every account one model.
    private async Task<IReadOnlyList<JournalEntry>?> EntriesAsync(
        ReportSession session,
        CancellationToken cancellationToken
    )
    {
        var trader = session.Trader.Facts;
        var entries = new List<JournalEntry>();
        foreach (var model in trader.Holders)
        {
            var context = TradingContext.For(trader.Signature).Using(model).At(session.Time);
            entries.AddRange(await journal.ReadAsync(context, cancellationToken));
        }

        return entries;
    }

    private IEnumerable<ReportSession> SessionsOf()
    {
        for (int place = 0; place < report.Times.Count; place++)
        {
            foreach (var trader in report.Traders)
            {
                if (trader.Outcomes.TryGetValue(report.Times[place], out var mark))
                {
                    yield return new ReportSession(
                        (place * report.Traders.Count) + trader.Number - 1,
                        report.Times[place],
                        trader,
                        mark
                    );
                }
            }
        }
    }
}
