namespace AiTrader.Stores;

/// <summary>Faults in the same SQLite file as the ledgers.</summary>
internal sealed class SqliteFaultStore(SqliteWriter writer, SqliteReaders readers) : IFaultStore
{
    /// <inheritdoc/>
    public async ValueTask AppendAsync(SessionFault fault, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fault);
        cancellationToken.ThrowIfCancellationRequested();
        var row = new SqliteFault(
            fault.Context.Time.ToString(),
            0,
            fault.Context.ModelId.Value,
            fault.RecordedAt.ToUnixTimeMilliseconds(),
            fault.Type,
            fault.Message
        );
        await writer
            .DoAsync(books => books.Tables.Faults.Add(fault.Context.Signature.Value, row))
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SessionFault>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        return ValueTask.FromResult<IReadOnlyList<SessionFault>>([
            .. reader.Tables.Faults.Read(signature.Value).Select(row => Read(signature, row)),
        ]);
    }

    private static SessionFault Read(Signature signature, SqliteFault row) =>
        new()
        {
            Context = FaultText.ContextOf(signature, row.Time, row.Model),
            Attempt = row.Attempt,
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.RecordedAt),
            Type = row.Type,
            Message = row.Message,
        };
}
