namespace AiTrader.Stores;

/// <summary>
/// The result of writing a note: <see cref="Written"/>, <see cref="Duplicate"/> or <see cref="Full"/>.
/// </summary>
public abstract record NoteResult
{
    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The note is in the store, as durably as an entry of a ledger.</summary>
    public sealed record Written : NoteResult
    {
        private protected override void Seal() { }
    }

    /// <summary>The session already has a note under the id. Nothing was changed.</summary>
    /// <param name="Note">The existing note.</param>
    public sealed record Duplicate(Note Note) : NoteResult
    {
        /// <summary>The existing note.</summary>
        public Note Note
        {
            get;
            init => field = NotNull.Require(value);
        } = NotNull.Require(Note);

        private protected override void Seal() { }
    }

    /// <summary>The session has <see cref="Note.MaximumPerSession"/> notes. Nothing was changed.</summary>
    public sealed record Full : NoteResult
    {
        private protected override void Seal() { }
    }
}
