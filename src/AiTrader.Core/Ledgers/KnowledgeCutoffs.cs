namespace AiTrader.Stores;

/// <summary>
/// Until when the models of a ledger may know what happened. A session before that date tests a memory as well as a
/// decision. Immutable.
/// </summary>
public sealed class KnowledgeCutoffs
{
    private readonly Dictionary<ModelId, DateOnly> _dates;

    private KnowledgeCutoffs(Dictionary<ModelId, DateOnly> dates) => _dates = dates;

    /// <summary>The dates that a ledger states: with the opening of the account, or by its owner.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    public static KnowledgeCutoffs Create(IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var dates = new Dictionary<ModelId, DateOnly>();
        foreach (var entry in entries)
        {
            var stated = entry switch
            {
                LedgerEntry.AccountOpened opened => opened.Terms.KnowledgeCutoff,
                LedgerEntry.ModelChanged changed => changed.KnowledgeCutoff,
                _ => null,
            };
            if (stated is { } date)
            {
                dates[entry.Context.ModelId] = date;
            }
        }

        return new(dates);
    }

    /// <summary>The date of a model; null if none is stated.</summary>
    public DateOnly? Find(ModelId modelId)
    {
        ArgumentNullException.ThrowIfNull(modelId);
        return _dates.TryGetValue(modelId, out var date) ? date : null;
    }

    /// <summary>Whether a session is before the date of its model.</summary>
    public bool AreAfter(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Date < Find(context.ModelId);
    }

    /// <summary>The times of the sessions that are before the date of their model.</summary>
    /// <param name="entries">The entries whose sessions are asked for.</param>
    /// <param name="faulted">The contexts of sessions that only faulted; they have no entry.</param>
    public IReadOnlySet<TradingTime> FindSessions(IEnumerable<LedgerEntry> entries, IEnumerable<TradingContext> faulted)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(faulted);
        return entries
            .Where(entry => entry is not LedgerEntry.AccountOpened && !entry.IsOwnerAct)
            .Select(entry => entry.Context)
            .Concat(faulted)
            .Where(AreAfter)
            .Select(context => context.Time)
            .ToHashSet();
    }
}
