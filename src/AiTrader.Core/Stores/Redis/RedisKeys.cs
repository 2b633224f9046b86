using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// The keys of one signature: <c>aitrader:{alice}:ledger:head</c>. A cluster chooses the place of a key by the text in
/// braces, so all keys are in one place and one script can use them. No signature contains a brace.
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

    /// <summary>The pattern of the keys of every ledger, in the syntax of Redis.</summary>
    public static string AnyLedger => $"{Prefix}*{LedgerPart}*";

    /// <summary>Head, entries and ids, in the order in which the scripts want them.</summary>
    public RedisKey[] Ledger { get; }

    /// <summary>Which entry has which id.</summary>
    public RedisKey Ids { get; }

    /// <summary>The faults.</summary>
    public RedisKey Faults => $"{_owner}:faults";

    /// <summary>The notes and their ids, in the order in which the script wants them.</summary>
    public RedisKey[] Notes => [$"{_owner}:notes", $"{_owner}:notes:ids"];

    /// <summary>The requests to models.</summary>
    public RedisKey Requests => $"{_owner}:requests";

    /// <summary>The lease.</summary>
    public RedisKey Lease => $"{_owner}:lease";

    /// <summary>The journal of a session.</summary>
    public RedisKey Journal(TradingTime time) => $"{_owner}:journal:{time}";

    /// <summary>
    /// The signature in a key that <see cref="AnyLedger"/> matches; any text, because another program can have written
    /// it.
    /// </summary>
    public static string OwnerOf(string key) =>
        key[Prefix.Length..key.LastIndexOf(LedgerPart, StringComparison.Ordinal)];
}
