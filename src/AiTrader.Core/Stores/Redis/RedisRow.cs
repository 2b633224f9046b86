namespace AiTrader.Stores;

/// <summary>What stands at one place of a stream that is not a ledger.</summary>
/// <param name="owner">Whose stream.</param>
/// <param name="id">Its place, as <c>12-0</c>.</param>
/// <param name="values">The value of each field.</param>
internal sealed class RedisRow(Signature owner, string id, IReadOnlyDictionary<string, string> values)
{
    public string Id { get; } = id;

    /// <summary>The value of a field.</summary>
    /// <exception cref="StoreCorruptedException">There is no such field: somebody else has written it.</exception>
    public string this[string field] =>
        values.TryGetValue(field, out string? value)
            ? value
            : throw new StoreCorruptedException(
                owner,
                $"What stands at {SafeText.Quote(Id)} was changed: it has no {field}."
            );
}
