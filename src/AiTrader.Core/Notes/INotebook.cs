namespace AiTrader.Stores;

/// <summary>
/// The notes of traders as their sessions use them. A session that is run again writes each of its notes once, by the
/// id of the call. Safe to call concurrently.
/// </summary>
public interface INotebook
{
    /// <summary>
    /// Writes a note, unless its session already has one under its id, or is full. When it returns, the note is as
    /// durable as an entry of the ledger.
    /// </summary>
    /// <param name="note">The note.</param>
    /// <param name="cancellationToken">Cancels the operation before it begins.</param>
    ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default);

    /// <summary>
    /// The notes that a context may see, the last written first: those of its own signature and model, of sessions at
    /// its time or before it. They are read as they are asked for.
    /// </summary>
    /// <param name="context">The trading context.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StoreCorruptedException">A note was changed from outside.</exception>
    IAsyncEnumerable<Note> ReadAsync(TradingContext context, CancellationToken cancellationToken = default);
}
