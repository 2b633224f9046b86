namespace AiTrader.Stores;

/// <summary>
/// What a reader of a ledger should know beside its acts: what the owner did, and entries by more than one model.
/// </summary>
public static class LedgerNotes
{
    /// <summary>The notes, in order of the entries; none for most ledgers.</summary>
    /// <param name="entries">All entries, in order.</param>
    public static IEnumerable<string> Create(IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Notes(entries);
    }

    private static IEnumerable<string> Notes(IEnumerable<LedgerEntry> entries)
    {
        ModelId? model = null;
        foreach (var entry in entries)
        {
            var asked = entry.Context.ModelId;
            switch (entry)
            {
                case LedgerEntry.ModelChanged { KnowledgeCutoff: { } date, Previous: { } same } when same == asked:
                    yield return $"Entry {entry.Sequence}: the owner stated the knowledge cutoff of {asked}: "
                        + $"{new TradingTime(date)}.";
                    break;
                case LedgerEntry.ModelChanged { Previous: { } previous }:
                    yield return $"Entry {entry.Sequence}: the owner changed the model from {previous} to {asked}.";
                    break;
                case LedgerEntry.ModelChanged:
                    yield return $"Entry {entry.Sequence}: the owner gave the account to {asked}; the entries before "
                        + "are by more than one model.";
                    break;
                case LedgerEntry.MandateChanged changed:
                    yield return $"Entry {entry.Sequence}: the owner changed the mandate to: {changed.Mandate}.";
                    break;
                case LedgerEntry.Approved approved:
                    yield return $"Entry {entry.Sequence}: the owner approved the order {approved.Order.Id}, "
                        + $"'{approved.Order}'.";
                    break;
                case LedgerEntry.SessionWithdrawn withdrawn:
                    yield return $"Entry {entry.Sequence}: the owner withdrew the session of {entry.Context.Time}; "
                        + $"the account continued at {withdrawn.ResumesAt}.";
                    continue;
                default:
                    if (model is not null && asked != model)
                    {
                        yield return $"Entry {entry.Sequence} is by {asked}, the entry before it by {model}: an "
                            + "account belongs to one model, and its owner has not changed that.";
                    }

                    break;
            }

            model = asked;
        }
    }
}
