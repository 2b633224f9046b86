namespace AiTrader.Stores;

/// <summary>Faults in the same SQLite file as the ledgers.</summary>
/// <param name="ledger">The ledgers; it opens and closes the file.</param>
/// <param name="timeProvider">The wall clock.</param>
public sealed class SqliteFaultStore(SqliteLedgerStore ledger, TimeProvider timeProvider) : IFaultStore
{
    /// <inheritdoc/>
    public async ValueTask AppendAsync(
        TradingContext context,
        Exception fault,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(fault);
        cancellationToken.ThrowIfCancellationRequested();
        var row = new SqliteFault(
            context.Time.ToString(),
            0,
            context.ModelId.Value,
            timeProvider.GetUtcNow().ToUnixTimeMilliseconds(),
            FaultText.TypeOf(fault),
            FaultText.MessageOf(fault)
        );
        await ledger.Writer.DoAsync(books => books.Faults.Add(context.Signature.Value, row)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A fault in the file is none that this library has written.</exception>
    public async ValueTask<IReadOnlyList<SessionFault>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = await ledger.Writer.DoAsync(books => books.Faults.Read(signature.Value)).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new SessionFault(
                FaultText.ContextOf(signature, row.Time, row.Model),
                row.Attempt,
                DateTimeOffset.FromUnixTimeMilliseconds(row.RecordedAt),
                row.Type,
                row.Message
            )),
        ];
    }
}
