using AiTrader.Stores;

namespace AiTrader.Runner.Lookahead;

/// <summary>The notes of a trader: real ones of sessions before a time, altered ones of those after it.</summary>
/// <param name="real">All notes of the trader, in the order in which they were written.</param>
/// <param name="draws">The draws.</param>
internal sealed class AlteredNotes(IReadOnlyList<Note> real, Draws draws)
{
    // A character can be two of those that count.
    private const int HalfLength = (Note.MaximumLength / 2) - 1;

    /// <summary>The real notes.</summary>
    public IReadOnlyList<Note> Real => real;

    /// <summary>How many are altered at a time.</summary>
    public int CountAltered(TradingTime time) => real.Count(note => note.Context.Time > time);

    /// <summary>
    /// The store of a world before the session of a time, which writes its own notes again. It is a store in memory,
    /// which selects what a context sees as every store does.
    /// </summary>
    /// <param name="time">The time.</param>
    /// <param name="scope">Which notes are altered, by their numbers.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task<INoteStore> ShowAsync(
        TradingTime time,
        AlterationScope scope,
        CancellationToken cancellationToken
    )
    {
        var notes = new InMemoryStore(TimeProvider.System).Notes;
        for (int i = 0; i < real.Count; i++)
        {
            if (real[i].Context.Time == time)
            {
                continue;
            }

            bool isReal = real[i].Context.Time < time || !scope.Has(AlterationKinds.Notes, i);
            if ((isReal ? real[i] : Altered(real[i], i)) is { } note)
            {
                await notes.AppendAsync(note, cancellationToken);
            }
        }

        return notes;
    }

    // A third is left out.
    private Note? Altered(Note note, int index)
    {
        ulong draw = Draws.Next(draws.Of(note.Id.Value), index);
        return draw % 3 == 0
            ? null
            : new Note(note.Context, note.Id, MessageText.Cut($"Altered {draw:x16}. {note.Text}", HalfLength));
    }
}
