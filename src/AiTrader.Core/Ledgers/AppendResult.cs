namespace AiTrader.Stores;

/// <summary>
/// The result of an append: <see cref="Appended"/>, <see cref="Duplicate"/> or <see cref="Conflict"/>.
/// </summary>
public abstract record AppendResult
{
    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The entry is in the ledger, durably.</summary>
    /// <param name="Account">The account after it.</param>
    public sealed record Appended(Account Account) : AppendResult
    {
        /// <summary>The account after it.</summary>
        public Account Account
        {
            get;
            init => field = NotNull.Require(value);
        } = NotNull.Require(Account);

        private protected override void Seal() { }
    }

    /// <summary>The ledger already has an entry with the same id. Nothing was changed.</summary>
    /// <param name="Entry">The existing entry.</param>
    public sealed record Duplicate(LedgerEntry Entry) : AppendResult
    {
        /// <summary>The existing entry.</summary>
        public LedgerEntry Entry
        {
            get;
            init => field = NotNull.Require(value);
        } = NotNull.Require(Entry);

        private protected override void Seal() { }
    }

    /// <summary>
    /// Another writer appended since the account was read. Nothing was changed. Decide again with the current account.
    /// </summary>
    /// <param name="Account">The current account.</param>
    public sealed record Conflict(Account Account) : AppendResult
    {
        /// <summary>The current account.</summary>
        public Account Account
        {
            get;
            init => field = NotNull.Require(value);
        } = NotNull.Require(Account);

        private protected override void Seal() { }
    }
}
