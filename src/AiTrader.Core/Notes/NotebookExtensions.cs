namespace AiTrader.Stores;

/// <summary>Finds single notes.</summary>
internal static class NotebookExtensions
{
    /// <summary>The note that a session wrote under an id; null if there is none.</summary>
    public static ValueTask<Note?> FindAsync(
        this INotebook notes,
        TradingContext context,
        ClientOrderId id,
        CancellationToken cancellationToken
    ) =>
        notes
            .ReadAsync(context, cancellationToken)
            .FirstOrDefaultAsync(note => note.Id == id && note.Context.Time == context.Time, cancellationToken);
}
