using AiTrader.Ledgers;
using AiTrader.Ledgers.Redis;
using AiTrader.Ledgers.Sqlite;

namespace AiTrader.Journals;

/// <summary>The journals and faults that belong to ledgers: in the same file, in the same database, or in memory beside any others.</summary>
public static class StoreJournals
{
    /// <summary>The journals of what the models say in the sessions of these ledgers.</summary>
    public static IJournal JournalBeside(ILedger ledger) => ledger switch
    {
        SqliteLedger file => new SqliteJournal(file),
        RedisLedger database => new RedisJournal(database),
        _ => new InMemoryJournal(),
    };

    /// <summary>Why sessions of these ledgers broke.</summary>
    /// <param name="ledger">The ledgers.</param>
    /// <param name="clock">The wall clock.</param>
    public static IFaultLog FaultLogBeside(ILedger ledger, TimeProvider clock) => ledger switch
    {
        SqliteLedger file => new SqliteFaultLog(file, clock),
        RedisLedger database => new RedisFaultLog(database, clock),
        _ => new InMemoryFaultLog(clock),
    };
}
