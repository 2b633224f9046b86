namespace AiTrader.Stores;

/// <summary>
/// The journals and faults that belong to ledgers: in the same file, in the same database, or in memory beside any
/// others.
/// </summary>
public static class StoreJournals
{
    /// <summary>The journals of what the models say in the sessions of these ledgers.</summary>
    public static IJournalStore JournalBeside(ILedgerStore ledger) =>
        ledger switch
        {
            SqliteLedgerStore file => new SqliteJournalStore(file),
            RedisLedgerStore database => new RedisJournalStore(database),
            _ => new InMemoryJournalStore(),
        };

    /// <summary>Why sessions of these ledgers broke.</summary>
    /// <param name="ledger">The ledgers.</param>
    /// <param name="timeProvider">The wall clock.</param>
    public static IFaultStore FaultLogBeside(ILedgerStore ledger, TimeProvider timeProvider) =>
        ledger switch
        {
            SqliteLedgerStore file => new SqliteFaultStore(file, timeProvider),
            RedisLedgerStore database => new RedisFaultStore(database, timeProvider),
            _ => new InMemoryFaultStore(timeProvider),
        };
}
