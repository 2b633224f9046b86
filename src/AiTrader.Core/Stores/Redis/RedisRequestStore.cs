namespace AiTrader.Stores;

/// <summary>Requests in the same database of Redis as the ledgers.</summary>
internal sealed class RedisRequestStore(RedisDatabase database) : IRequestStore
{
    private const string Field = "request";

    /// <inheritdoc/>
    public async ValueTask AppendAsync(SessionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        await database
            .AddToStreamAsync(
                new RedisKeys(request.Context.Signature).Requests,
                (Field, SessionRequestLine.Write(request))
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreCorruptedException">A request in the database was not written by AiTrader.</exception>
    public async ValueTask<IReadOnlyList<SessionRequest>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = await database.ReadStreamAsync(signature, new RedisKeys(signature).Requests).ConfigureAwait(false);
        return [.. rows.Select(row => SessionRequestLine.Read(signature, row[Field]))];
    }
}
