namespace AiTrader.Stores;

/// <summary>
/// What became of an append: <see cref="Appended"/>, <see cref="Duplicate"/> or <see cref="Conflict"/>.
/// </summary>
public abstract record AppendResult
{
    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The entry is in the ledger, durably.</summary>
    /// <param name="Account">The account after it.</param>
    public sealed record Appended(Account Account) : AppendResult
    {
        private protected override void Seal() { }
    }

    /// <summary>An entry of the same id was there already; nothing was changed.</summary>
    /// <param name="Entry">The one that was there.</param>
    public sealed record Duplicate(LedgerEntry Entry) : AppendResult
    {
        private protected override void Seal() { }
    }

    /// <summary>
    /// Somebody else appended since the account was read; nothing was changed. Decide again upon the account as it is
    /// now.
    /// </summary>
    /// <param name="Account">The account as it is now.</param>
    public sealed record Conflict(Account Account) : AppendResult
    {
        private protected override void Seal() { }
    }
}
