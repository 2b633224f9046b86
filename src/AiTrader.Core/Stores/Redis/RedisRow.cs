using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>A row of a stream that is not a ledger.</summary>
/// <param name="owner">Whose stream; null if it is nobody's.</param>
/// <param name="id">Its id in the stream, for example <c>12-0</c>.</param>
/// <param name="values">The value of each field.</param>
internal sealed class RedisRow(Signature? owner, string id, IReadOnlyDictionary<string, string> values)
{
    public string Id { get; } = id;

    /// <summary>A row of fields as Redis gives them.</summary>
    /// <exception cref="StoreCorruptedException">A field is there twice: another program wrote the row.</exception>
    public static RedisRow Create(Signature? owner, string id, IEnumerable<(RedisValue Name, RedisValue Value)> fields)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in fields)
        {
            if (!values.TryAdd((string)name!, (string)value!))
            {
                throw Changed(owner, id, $"it has {MessageText.Quote(name)} twice");
            }
        }

        return new RedisRow(owner, id, values);
    }

    /// <summary>The value of a field.</summary>
    /// <exception cref="StoreCorruptedException">There is no such field: another program wrote the row.</exception>
    public string this[string field] =>
        values.TryGetValue(field, out string? value) ? value : throw Changed(owner, Id, $"it has no {field}");

    private static StoreCorruptedException Changed(Signature? owner, string id, string reason) =>
        new(owner, $"The row at {MessageText.Quote(id)} was changed: {reason}.");
}
