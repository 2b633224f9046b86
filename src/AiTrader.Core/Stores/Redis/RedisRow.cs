namespace AiTrader.Stores;

/// <summary>A row of a stream that is not a ledger.</summary>
/// <param name="owner">Whose stream.</param>
/// <param name="id">Its id in the stream, for example <c>12-0</c>.</param>
/// <param name="values">The value of each field.</param>
internal sealed class RedisRow(Signature owner, string id, IReadOnlyDictionary<string, string> values)
{
    public string Id { get; } = id;

    /// <summary>The value of a field.</summary>
    /// <exception cref="StoreCorruptedException">There is no such field: another program wrote the row.</exception>
    public string this[string field] =>
        values.TryGetValue(field, out string? value)
            ? value
            : throw new StoreCorruptedException(
                owner,
                $"The row at {MessageText.Quote(Id)} was changed: it has no {field}."
            );
}
