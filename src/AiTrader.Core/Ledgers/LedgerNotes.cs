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
        var resting = new Dictionary<long, TradingTime>();
        foreach (var entry in entries)
        {
            Follow(entry, resting);
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
                        + $"the account continued at {withdrawn.ResumesAt}{CanceledWith(withdrawn, resting)}.";
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

    // The orders that rest, and since when.
    private static void Follow(LedgerEntry entry, Dictionary<long, TradingTime> resting)
    {
        switch (entry)
        {
            case LedgerEntry.Accepted:
            case LedgerEntry.Filled { OrderNumber: null } filled when filled.OpenQuantity > Quantity.Zero:
                resting[entry.Sequence] = entry.Context.Time;
                break;
            case LedgerEntry.Filled { OrderNumber: { } number } filled when filled.OpenQuantity == Quantity.Zero:
                resting.Remove(number);
                break;
            case LedgerEntry.Expired expired:
                resting.Remove(expired.OrderNumber);
                break;
            case LedgerEntry.Cancelled { OrderNumber: { } number }:
                resting.Remove(number);
                break;
        }
    }

    private static string CanceledWith(LedgerEntry.SessionWithdrawn withdrawn, Dictionary<long, TradingTime> resting)
    {
        long[] left = [.. resting.Where(order => order.Value == withdrawn.Context.Time).Select(order => order.Key)];
        foreach (long number in left)
        {
            resting.Remove(number);
        }

        return left.Length switch
        {
            0 => "",
            1 => ", and the order that the session left open is canceled",
            _ => $", and the {left.Length} orders that the session left open are canceled",
        };
    }
}
