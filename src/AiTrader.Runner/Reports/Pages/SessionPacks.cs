using AiTrader.Journals;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>
/// What happened in each session, packed some sessions at a time. They stand in the order of time, and only then of traders: what the
/// traders of one session were told is much the same, and packs well.
/// </summary>
internal sealed class SessionPacks(Report report, IJournal journal)
{
    private const int ReadAtOnce = 256;

    private readonly List<int> _firsts = [];

    /// <summary>The number of the first session of each pack, once all are made; a session's is its stamp's place times the traders, plus its trader's place.</summary>
    public IReadOnlyList<int> Firsts => _firsts;

    /// <summary>Makes the packs, one after the other.</summary>
    /// <param name="add">Takes a pack.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task MakeAsync(Func<string, Task> add, CancellationToken cancellationToken)
    {
        var packing = new Queue<Task<string>>();
        var records = report.Traders.Select(SessionRecords.Of).ToList();
        var pack = new SessionPack();
        foreach (var sessions in SessionsOf().Chunk(ReadAtOnce))
        {
            var steps = await Task.WhenAll(sessions.Select(session => StepsAsync(session, cancellationToken)));
            foreach (var (session, said) in sessions.Zip(steps))
            {
                if (pack.IsEmpty)
                {
                    _firsts.Add(session.Number);
                }

                pack.Add(session.Number, json => SessionJson.Write(json, session, records[session.Trader.Rank - 1][session.Time], said));
                if (pack.IsFull)
                {
                    packing.Enqueue(pack.EndAsync());
                    pack = new SessionPack();
                }
            }

            while (packing.Count > Environment.ProcessorCount)
            {
                await add(await packing.Dequeue());
            }
        }

        if (!pack.IsEmpty)
        {
            packing.Enqueue(pack.EndAsync());
        }

        foreach (var last in packing)
        {
            await add(await last);
        }
    }

    private Task<IReadOnlyList<JournalEntry>> StepsAsync(ReportSession session, CancellationToken cancellationToken) =>
        journal.ReadAsync(TradingContext.For(session.Trader.History.Signature).Using(session.Trader.History.Opened.Context.ModelId).At(session.Time), cancellationToken).AsTask();

    private IEnumerable<ReportSession> SessionsOf()
    {
        for (int place = 0; place < report.Times.Count; place++)
        {
            foreach (var trader in report.Traders)
            {
                if (trader.Marks.TryGetValue(report.Times[place], out var mark))
                {
                    yield return new ReportSession((place * report.Traders.Count) + trader.Rank - 1, report.Times[place], trader, mark);
                }
            }
        }
    }
}
