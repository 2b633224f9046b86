using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// The keys of one signature: <c>aitrader:{alice}:ledger:head</c>. What stands in braces decides where a cluster keeps
/// a key, so all
/// of them are in one place and one script may use them; no signature contains a brace.
/// </summary>
internal sealed class RedisKeys
{
    private const string Prefix = "aitrader:{";
    private const string LedgerPart = "}:ledger:";

    private readonly string _owner;

    public RedisKeys(Signature signature)
    {
        _owner = $"{Prefix}{signature.Value}}}";
        string ledger = $"{Prefix}{signature.Value}{LedgerPart}";
        Ids = $"{ledger}ids";
        Ledger = [$"{ledger}head", $"{ledger}entries", Ids];
    }

    /// <summary>What the keys of every ledger match, in Redis's own form of pattern.</summary>
    public static string AnyLedger => $"{Prefix}*{LedgerPart}*";

    /// <summary>Head, entries and ids, in the order in which the scripts want them.</summary>
    public RedisKey[] Ledger { get; }

    /// <summary>Which entry has which id.</summary>
    public RedisKey Ids { get; }

    /// <summary>Why sessions broke.</summary>
    public RedisKey Faults => $"{_owner}:faults";

    /// <summary>Who drives the trader.</summary>
    public RedisKey Lease => $"{_owner}:lease";

    /// <summary>The journal of a session.</summary>
    public RedisKey Journal(TradingTime time) => $"{_owner}:journal:{time}";

    /// <summary>
    /// Whose key one is that <see cref="AnyLedger"/> matches; any text, for somebody else may have made it.
    /// </summary>
    public static string OwnerOf(string key) =>
        key[Prefix.Length..key.LastIndexOf(LedgerPart, StringComparison.Ordinal)];
}
