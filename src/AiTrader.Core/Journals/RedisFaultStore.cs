using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// Faults in the same database of Redis as the ledgers. Where it is Redis that is down, they cannot be recorded.
/// </summary>
/// <param name="ledger">The ledgers; it has the connection.</param>
/// <param name="timeProvider">The wall clock.</param>
public sealed class RedisFaultStore(RedisLedgerStore ledger, TimeProvider timeProvider) : IFaultStore
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
        await ledger
            .Store.AddToStreamAsync(
                new RedisKeys(context.Signature).Faults,
                ("time", context.Time.ToString()),
                ("model", context.ModelId.Value),
                (
                    "recordedAt",
                    timeProvider.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
                ),
                ("type", FaultText.TypeOf(fault)),
                ("message", FaultText.MessageOf(fault))
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A fault in the database is none that this library has
    /// written.</exception>
    public async ValueTask<IReadOnlyList<SessionFault>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = await ledger.Store.ReadStreamAsync(new RedisKeys(signature).Faults).ConfigureAwait(false);

        // They stand in the order in which they came, so the attempts of a session need not be kept.
        var attempts = new Dictionary<TradingTime, int>();
        var faults = new List<SessionFault>(rows.Count);
        foreach (var row in rows)
        {
            var context = FaultText.ContextOf(signature, row["time"], row["model"]);
            attempts[context.Time] = attempts.GetValueOrDefault(context.Time) + 1;
            faults.Add(
                new SessionFault(
                    context,
                    attempts[context.Time],
                    RecordedAt(signature, row),
                    row["type"],
                    row["message"]
                )
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
            : throw new InvalidDataException(
                $"The faults of {signature} were changed: {SafeText.Quote(row["recordedAt"])} is no time."
            );
}
