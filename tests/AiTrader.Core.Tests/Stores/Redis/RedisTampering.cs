namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>
/// Ways in which somebody changes Alice's six entries behind the ledger's back, and where that shows first.
/// </summary>
internal static class RedisTampering
{
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>What the next append notices, whoever makes it. HEAD, ENTRIES and IDS stand for Alice's keys.</summary>
    public static IEnumerable<TestCaseData> Ways()
    {
        yield return Way("XDEL ENTRIES 3-0", 3, "An entry is deleted");
        yield return Way("XTRIM ENTRIES MAXLEN 4", 1, "The beginning is cut off");
        yield return Way("XDEL ENTRIES 6-0", 6, "The end is cut off");
        yield return Way("DEL ENTRIES", 1, "All entries are deleted");
        yield return Way("XADD ENTRIES 7-0 entry {} hash x", 7, "Nonsense is added");
        yield return Way($"XADD ENTRIES 6-1 entry {{}} hash {Zeros}", 6, "An entry is added within a number");
        yield return Way($"XADD ENTRIES 100-0 entry {{}} hash {Zeros}", 7, "An entry is added far behind");
        yield return Way("DEL IDS", 1, "All ids are deleted");
        yield return Way("HDEL IDS 8#1", 4, "An id is deleted");
        yield return Way("HSET IDS other 4", 7, "An id is added");
        yield return Way($"SET HEAD 6\u00a0{Zeros}", 6, "The head has another hash");
        yield return Way($"SET HEAD 7\u00a0{Zeros}", 7, "The head counts one more");
        yield return Way($"SET HEAD 5\u00a0{Zeros}", 5, "The head counts one less");
        yield return Way("SET HEAD nonsense", 1, "The head is nonsense");
        yield return Way(
            "EVAL redis.call('SET',KEYS[1],'0'..redis.call('GET',KEYS[1])) 1 HEAD",
            1,
            "The head is written otherwise"
        );
        yield return Way("DEL HEAD", 1, "The head is deleted");
        yield return Way("SET IDS nonsense", 1, "The ids are text");
        yield return Way("DEL ENTRIES | RPUSH ENTRIES nonsense", 1, "The entries are a list");
        yield return Way("DEL HEAD | HSET HEAD 6 nonsense", 1, "The head is a hash");
    }

    /// <summary>What is noticed when a process first touches the account, or verifies it.</summary>
    public static IEnumerable<TestCaseData> WaysAtStart()
    {
        foreach (var way in Ways())
        {
            yield return way;
        }

        yield return Way("HSET IDS 8#1 2", 4, "An id belongs to another entry");
        yield return Way("DEL IDS | HSET IDS open 1 6#1 2 7#1 3 8#9 4 9#1 5 10#1 6", 4, "An id is renamed");
    }

    private static TestCaseData Way(string commands, long sequence, string name) =>
        new TestCaseData(commands, sequence).SetArgDisplayNames(name);
}
