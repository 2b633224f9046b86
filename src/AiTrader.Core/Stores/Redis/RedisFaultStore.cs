using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// Faults in the same database of Redis as the ledgers. If Redis itself is down, faults cannot be recorded.
/// </summary>
internal sealed class RedisFaultStore(RedisDatabase database) : IFaultStore
{
    /// <inheritdoc/>
    public async ValueTask AppendAsync(SessionFault fault, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fault);
        cancellationToken.ThrowIfCancellationRequested();
        await database
            .AddToStreamAsync(
                new RedisKeys(fault.Context.Signature).Faults,
                ("time", fault.Context.Time.ToString()),
                ("model", fault.Context.ModelId.Value),
                ("recordedAt", fault.RecordedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
                ("type", fault.Type),
                ("message", fault.Message)
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreCorruptedException">A fault in the database was not written by AiTrader.</exception>
    public async ValueTask<IReadOnlyList<SessionFault>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = await database.ReadStreamAsync(signature, new RedisKeys(signature).Faults).ConfigureAwait(false);

        // They stand in the order in which they came, so the attempts of a session need not be kept.
        var attempts = new Dictionary<TradingTime, int>();
        var faults = new List<SessionFault>(rows.Count);
        foreach (var row in rows)
        {
            var context = FaultText.ContextOf(signature, row["time"], row["model"]);
            attempts[context.Time] = attempts.GetValueOrDefault(context.Time) + 1;
            faults.Add(
                new SessionFault
                {
                    Context = context,
                    Attempt = attempts[context.Time],
                    RecordedAt = RecordedAt(signature, row),
                    Type = row["type"],
                    Message = row["message"],
                }
            );
        }

        return faults;
    }

    private static DateTimeOffset RecordedAt(Signature signature, RedisRow row) =>
        long.TryParse(
            row["recordedAt"],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out long milliseconds
        )
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new StoreCorruptedException(
                signature,
                $"The faults of {signature} were changed: {MessageText.Quote(row["recordedAt"])} is not a time."
            );
}
