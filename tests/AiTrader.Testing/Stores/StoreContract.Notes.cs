using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What the notes of every store do.</summary>
public abstract partial class StoreContract
{
    private INoteStore Notes => Store.Notes;

    [Test]
    public async Task A_trader_that_wrote_nothing_has_no_notes()
    {
        Assert.That(await Notes.ReadAsync(Alice).ToListAsync(), Is.Empty);
        Assert.That(await Notes.ReadAllAsync(Alice.Signature).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task Notes_are_read_as_they_were_written_and_the_last_one_first()
    {
        Note[] notes =
        [
            NoteOf(Alice, 1, "NVDA is dear."),
            NoteOf(Alice, 2, "等一等 🚀"),
            NoteOf("2025-10-07", 1, "Sold."),
        ];
        foreach (var note in notes)
        {
            Assert.That(await Notes.AppendAsync(note), Is.EqualTo(new NoteResult.Written()));
        }

        Assert.That(await Notes.ReadAsync(Contexts.Alice("2025-10-07")).ToListAsync(), Is.EqualTo(notes.Reverse()));
        Assert.That(await Notes.ReadAllAsync(Alice.Signature).ToListAsync(), Is.EqualTo(notes));
    }

    [TestCase("first line\nsecond line\r\n\tthird")]
    [TestCase("she said \"hold\", it's 'fine' \\ `done` -- ; DROP TABLE notes;")]
    [TestCase("🚀📉 👩‍👩‍👧 e\u0301 \u202Eright to left")]
    [TestCase("null \0 inside, bell \a, delete \u007f, next line \u0085, separator \u2028")]
    [TestCase("\uFFFD\uFEFF\uFFFF")]
    [TestCase(" leading and trailing ")]
    public async Task An_awkward_note_is_kept_to_the_letter(string text)
    {
        await Notes.AppendAsync(NoteOf(Alice, 1, text));

        Assert.That((await Notes.ReadAsync(Alice).SingleAsync()).Text, Is.EqualTo(text));
    }

    [Test]
    public async Task A_note_of_a_known_id_is_a_duplicate_and_changes_nothing()
    {
        var note = NoteOf(Alice, 1, "NVDA is dear.");
        await Notes.AppendAsync(note);
        await Notes.AppendAsync(NoteOf(Alice, 2, "Wait."));

        Assert.That(await Notes.AppendAsync(note), Is.EqualTo(new NoteResult.Duplicate(note)));
        Assert.That(
            await Notes.AppendAsync(NoteOf(Alice, 1, "NVDA is cheap.")),
            Is.EqualTo(new NoteResult.Duplicate(note))
        );
        Assert.That(await Notes.ReadAllAsync(Alice.Signature).CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_full_session_takes_no_more_notes_and_another_session_does()
    {
        for (int number = 1; number <= Note.MaximumPerSession; number++)
        {
            await Notes.AppendAsync(NoteOf(Alice, number, $"Note {number}."));
        }

        Assert.That(
            await Notes.AppendAsync(NoteOf(Alice, Note.MaximumPerSession + 1, "One more.")),
            Is.EqualTo(new NoteResult.Full())
        );
        Assert.That(
            await Notes.AppendAsync(NoteOf(Alice, 1, "Note 1.")),
            Is.EqualTo(new NoteResult.Duplicate(NoteOf(Alice, 1, "Note 1.")))
        );
        Assert.That(
            await Notes.AppendAsync(NoteOf("2025-10-07", 1, "Next day.")),
            Is.EqualTo(new NoteResult.Written())
        );
        Assert.That(await Notes.ReadAllAsync(Alice.Signature).CountAsync(), Is.EqualTo(Note.MaximumPerSession + 1));
    }

    [Test]
    public async Task Of_many_that_are_written_at_once_a_session_keeps_as_many_as_it_can_have()
    {
        var results = await Task.WhenAll(
            Enumerable
                .Range(1, Note.MaximumPerSession + 12)
                .Select(number => Task.Run(async () => await Notes.AppendAsync(NoteOf(Alice, number, $"{number}"))))
        );

        Assert.That(results.Count(result => result is NoteResult.Written), Is.EqualTo(Note.MaximumPerSession));
        Assert.That(await Notes.ReadAsync(Alice).CountAsync(), Is.EqualTo(Note.MaximumPerSession));
    }

    [Test]
    public async Task A_note_is_not_shown_to_another_signature_or_another_model()
    {
        await Notes.AppendAsync(NoteOf(Alice, 1, "Alice's."));
        await Notes.AppendAsync(NoteOf(Contexts.Bob("2025-10-06"), 1, "Bob's."));
        await Notes.AppendAsync(NoteOf(Contexts.For("Alice", "2025-10-06"), 1, "Of another Alice."));
        await Notes.AppendAsync(NoteOf(ByOther("2025-10-06"), 1, "Of another model."));

        Assert.That((await Notes.ReadAsync(Alice).SingleAsync()).Text, Is.EqualTo("Alice's."));
        Assert.That((await Notes.ReadAsync(ByOther("2025-10-08")).SingleAsync()).Text, Is.EqualTo("Of another model."));
        Assert.That(await Notes.ReadAllAsync(Alice.Signature).CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Deleting_every_later_note_changes_no_answer()
    {
        var random = new Random(4711);
        string[] times = [.. Enumerable.Range(1, 9).Select(day => $"2025-10-0{day} 10:00:00")];
        var written = new List<Note>();
        for (int i = 0; i < 250; i++)
        {
            string time = times[random.Next(times.Length)];
            var context = random.Next(3) == 0 ? ByOther(time) : Contexts.Alice(time);
            if (await Notes.AppendAsync(NoteOf(context, i + 1, $"Note {i}.")) is NoteResult.Written)
            {
                written.Add(NoteOf(context, i + 1, $"Note {i}."));
            }
        }

        foreach (string time in times)
        {
            await using var earlier = new InMemoryStore(TimeProvider.System);
            foreach (var note in written.Where(note => note.Context.Time <= TradingTime.Parse(time)))
            {
                await earlier.Notes.AppendAsync(note);
            }

            var context = Contexts.Alice(time);
            Assert.That(
                await Notes.ReadAsync(context).ToListAsync(),
                Is.EqualTo(await earlier.Notes.ReadAsync(context).ToListAsync()).And.Not.Empty
            );
        }
    }

    [Test]
    public async Task Notes_stay_in_their_order_over_many_pages()
    {
        var expected = new List<Note>();
        for (int day = 1; day <= 13; day++)
        {
            for (int number = 1; number <= Note.MaximumPerSession; number++)
            {
                expected.Add(NoteOf($"2025-10-{day:00}", number, $"{day} {number}"));
                await Notes.AppendAsync(expected[^1]);
            }
        }

        Assert.That(await Notes.ReadAllAsync(Alice.Signature).ToListAsync(), Is.EqualTo(expected));
        expected.Reverse();
        Assert.That(await Notes.ReadAsync(Contexts.Alice("2025-10-13")).ToListAsync(), Is.EqualTo(expected));
    }

    [Test]
    public void A_note_that_is_canceled_before_it_is_written_is_not_written()
    {
        var canceled = new CancellationToken(canceled: true);

        Assert.That(
            async () => await Notes.AppendAsync(NoteOf(Alice, 1, "Late."), canceled),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(async () => await Notes.ReadAsync(Alice).ToListAsync(), Is.Empty);
    }

    private static Note NoteOf(string time, int number, string text) => NoteOf(Contexts.Alice(time), number, text);

    private static Note NoteOf(TradingContext context, int number, string text) =>
        new(context, ClientOrderId.Create(context, 1, number), text);
}
