namespace AiTrader.Stores;

/// <summary>Requests in the same SQLite file as the ledgers.</summary>
internal sealed class SqliteRequestStore(SqliteWriter writer, SqliteReaders readers) : IRequestStore
{
    /// <inheritdoc/>
    public async ValueTask AppendAsync(SessionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        string line = SessionRequestLine.Write(request);
        await writer
            .DoAsync(books => books.Tables.Requests.Add(request.Context.Signature.Value, line))
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SessionRequest>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        return ValueTask.FromResult<IReadOnlyList<SessionRequest>>([
            .. reader.Tables.Requests.Read(signature.Value).Select(line => SessionRequestLine.Read(signature, line)),
        ]);
    }
}
