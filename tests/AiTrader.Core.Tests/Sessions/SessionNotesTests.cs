using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>The notes at the desk of a session, and at the desk of a tool server.</summary>
public sealed class SessionNotesTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");

    [Test]
    public async Task A_session_sees_its_own_notes_and_those_of_earlier_sessions()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var seen = new List<string>();
        await floor.OpenAsync(Monday, 1000);
        foreach (var context in (TradingContext[])[Monday, Tuesday])
        {
            await RunAsync(
                floor,
                context,
                async desk =>
                {
                    await desk.Notes.AppendAsync(NoteOf(context, 1, $"Of {context.Time}."));
                    seen.Add(string.Join(' ', await TextsAsync(desk.Notes, context)));
                }
            );
        }

        Assert.That(seen, Is.EqualTo(["Of 2025-10-06.", "Of 2025-10-07. Of 2025-10-06."]));
    }

    [Test]
    public async Task A_store_that_gives_notes_of_others_and_of_later_sessions_leaks_none_of_them()
    {
        Note[] all =
        [
            NoteOf(Contexts.Alice("2025-10-08"), 1, "Of a later session."),
            NoteOf(Contexts.Bob("2025-10-06"), 1, "Of another trader."),
            NoteOf(TradingContext.For("alice").Using("other/model").At("2025-10-06"), 1, "Of another model."),
            NoteOf(Monday, 1, "Own."),
        ];
        var floor = FloorWith(_ => new LeakingNotes(all));
        await floor.OpenAsync(Monday, 1000);
        string[] seen = [];

        await RunAsync(floor, Tuesday, async desk => seen = await TextsAsync(desk.Notes, Tuesday));

        Assert.That(seen, Is.EqualTo(["Own."]));
        Assert.That(await TextsAsync(floor.ToolDesk().Notes, Tuesday), Is.EqualTo(["Own."]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_failure_of_the_notes_ends_the_session_as_faulted_even_if_it_is_caught(bool writes)
    {
        var floor = FloorWith(_ => new BrokenNotes());
        await floor.OpenAsync(Monday, 1000);

        var result = await RunAsync(
            floor,
            Monday,
            async desk =>
            {
                try
                {
                    _ = writes
                        ? (object)await desk.Notes.AppendAsync(NoteOf(Monday, 1, "Wait."))
                        : await TextsAsync(desk.Notes, Monday);
                }
                catch (IOException)
                {
                    // As code does that means well.
                }
            }
        );

        Assert.That((result as SessionResult.Faulted)?.Fault.Message, Is.EqualTo("The notes are down."));
    }

    [Test]
    public async Task An_id_that_is_used_for_another_text_ends_the_session_as_faulted()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);

        var result = await RunAsync(
            floor,
            Monday,
            async desk =>
            {
                await desk.Notes.AppendAsync(NoteOf(Monday, 1, "Wait."));
                await desk.Notes.AppendAsync(NoteOf(Monday, 1, "Wait."));
                await desk.Notes.AppendAsync(NoteOf(Monday, 1, "Buy."));
            }
        );

        Assert.That((result as SessionResult.Faulted)?.Fault, Is.TypeOf<NoteException>());
        Assert.That(await floor.Store.Notes.ReadAllAsync(Monday.Signature).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_desk_of_tools_writes_no_note_into_a_session_that_has_ended_but_repeats_a_recorded_one()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var notes = floor.ToolDesk().Notes;
        await notes.AppendAsync(NoteOf(Monday, 1, "Wait."));
        await RunAsync(floor, Monday, _ => ValueTask.CompletedTask);

        Assert.That(
            await notes.AppendAsync(NoteOf(Monday, 1, "Wait.")),
            Is.EqualTo(new NoteResult.Duplicate(NoteOf(Monday, 1, "Wait.")))
        );
        Assert.That(
            async () => await notes.AppendAsync(NoteOf(Monday, 2, "I know better now.")),
            Refusals.As(SessionRefusal.OutOfOrder)
        );
    }

    [Test]
    public async Task The_desk_of_tools_writes_no_note_for_another_model_or_after_the_last_price()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var notes = floor.ToolDesk().Notes;
        var other = TradingContext.For("alice").Using("other/model").At("2025-10-06");

        Assert.That(async () => await notes.AppendAsync(NoteOf(other, 1, "A")), Refusals.As(SessionRefusal.OtherModel));
        Assert.That(
            async () => await notes.AppendAsync(NoteOf(Contexts.Alice("2099-01-05"), 1, "A")),
            Refusals.As(SessionRefusal.NotScheduled)
        );
        Assert.That(await floor.Store.Notes.ReadAllAsync(Monday.Signature).AnyAsync(), Is.False);
    }

    [Test]
    public async Task A_note_of_another_process_is_acknowledged_and_one_that_is_not_there_is_not()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        await floor.Store.Notes.AppendAsync(NoteOf(Monday, 1, "Wait."));

        var known = await RunAsync(
            floor,
            Monday,
            desk => desk.AcknowledgeAsync(Monday, ClientOrderId.Create(Monday, 1, 1))
        );
        var unknown = await RunAsync(
            floor,
            Tuesday,
            desk => desk.AcknowledgeAsync(Tuesday, ClientOrderId.Create(Tuesday, 1, 1))
        );

        Assert.That(known, Is.TypeOf<SessionResult.Undecided>());
        Assert.That((unknown as SessionResult.Faulted)?.Fault, Is.TypeOf<LedgerException>());
    }

    private static TradingFloor FloorWith(Func<INoteStore, INoteStore> decorate)
    {
        var market = TestMarket.UsWeek();
        return new TradingFloor(
            market.MarketData,
            market.Series,
            new InMemoryStore(TimeProvider.System).WithNotes(decorate),
            AiTrader.Rules.RuleBook.Standard
        );
    }

    private static Note NoteOf(TradingContext context, int number, string text) =>
        new(context, ClientOrderId.Create(context, 1, number), text);

    private static async Task<string[]> TextsAsync(INotebook notes, TradingContext context) =>
        [.. await notes.ReadAsync(context).Select(note => note.Text).ToListAsync()];

    private static async Task<SessionResult> RunAsync(
        TradingFloor floor,
        TradingContext context,
        Func<IToolDesk, ValueTask> act
    ) => await floor.Sessions.RunAsync(context, new Acting(act));

    private sealed class Acting(Func<IToolDesk, ValueTask> act) : IDecisionMaker
    {
        public ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken = default
        ) => act(desk.ToolDesk);
    }

    private sealed class LeakingNotes(IEnumerable<Note> all) : INoteStore
    {
        public ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<NoteResult>(new NoteResult.Written());

        public IAsyncEnumerable<Note> ReadAsync(
            TradingContext context,
            CancellationToken cancellationToken = default
        ) => all.ToAsyncEnumerable();

        public IAsyncEnumerable<Note> ReadAllAsync(
            Signature signature,
            CancellationToken cancellationToken = default
        ) => all.ToAsyncEnumerable();
    }

    private sealed class BrokenNotes : INoteStore
    {
        public ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default) =>
            throw new IOException("The notes are down.");

        public async IAsyncEnumerable<Note> ReadAsync(
            TradingContext context,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default
        )
        {
            await Task.Yield();
            if (context is not null)
            {
                throw new IOException("The notes are down.");
            }

            yield break;
        }

        public IAsyncEnumerable<Note> ReadAllAsync(
            Signature signature,
            CancellationToken cancellationToken = default
        ) => AsyncEnumerable.Empty<Note>();
    }
}
