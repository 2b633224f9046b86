namespace AiTrader.Stores;

/// <summary>The notes of traders: what a model wrote for its own later sessions.</summary>
public interface INoteStore : INotebook
{
    /// <summary>
    /// All notes of a signature, of every model and time, in the order in which they were written. For its owner's
    /// reports, never for a model.
    /// </summary>
    /// <exception cref="StoreCorruptedException">A note was changed from outside.</exception>
    IAsyncEnumerable<Note> ReadAllAsync(Signature signature, CancellationToken cancellationToken = default);
}
