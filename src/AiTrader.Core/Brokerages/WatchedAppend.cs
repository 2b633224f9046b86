using System.Diagnostics;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>The telemetry of an append: its span, its duration, and what happened to an order.</summary>
internal static class WatchedAppend
{
    public static ValueTask<AppendResult> RunAsync(
        ILedgerStore ledger,
        LedgerEntry entry,
        CancellationToken cancellationToken = default
    ) =>
        AiTraderTelemetry.Source.HasListeners() || AiTraderTelemetry.CountsEntries
            ? WatchAsync(ledger, entry, cancellationToken)
            : ledger.AppendAsync(entry, cancellationToken);

    /// <summary>The same for entries that follow one another: where somebody watches, one after the other.</summary>
    public static ValueTask<AppendResult> RunAsync(
        ILedgerStore ledger,
        IReadOnlyList<LedgerEntry> entries,
        CancellationToken cancellationToken = default
    ) =>
        entries.Count == 1 ? RunAsync(ledger, entries[0], cancellationToken)
        : AiTraderTelemetry.Source.HasListeners() || AiTraderTelemetry.CountsEntries
            ? WatchAsync(ledger, entries, cancellationToken)
        : ledger.AppendAllAsync(entries, cancellationToken);

    private static async ValueTask<AppendResult> WatchAsync(
        ILedgerStore ledger,
        IReadOnlyList<LedgerEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var result = await WatchAsync(ledger, entries[0], cancellationToken).ConfigureAwait(false);
        for (int i = 1; i < entries.Count && result is AppendResult.Appended; i++)
        {
            result = await WatchAsync(ledger, entries[i], cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private static async ValueTask<AppendResult> WatchAsync(
        ILedgerStore ledger,
        LedgerEntry entry,
        CancellationToken cancellationToken
    )
    {
        using var activity = AiTraderTelemetry.Source.StartActivity("ledger.append", ActivityKind.Client);
        activity?.SetTag("aitrader.signature", entry.Context.Signature.Value);
        activity?.SetTag("aitrader.sequence", entry.Sequence);
        activity?.SetTag("aitrader.event", entry.IsEvent);
        long start = Stopwatch.GetTimestamp();
        try
        {
            var result = await ledger.AppendAsync(entry, cancellationToken).ConfigureAwait(false);
            AiTraderTelemetry.AppendDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
            activity?.SetTag("aitrader.append", result.GetType().Name.ToLowerInvariant());
            if (result is AppendResult.Appended)
            {
                Count(entry);
            }

            return result;
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
    }

    private static void Count(LedgerEntry entry)
    {
        switch (entry)
        {
            case LedgerEntry.Filled filled:
                AiTraderTelemetry.Fills.Add(1, Tag("aitrader.side", EnumName.Of(filled.Order.Side)));
                break;
            case LedgerEntry.Denied { Denial.Code: var code }:
                AiTraderTelemetry.Denials.Add(1, Tag("aitrader.code", code));
                break;
            case LedgerEntry.CancelDenied { Denial.Code: var code }:
                AiTraderTelemetry.Denials.Add(1, Tag("aitrader.code", code));
                break;
            case LedgerEntry.Accepted accepted:
                AiTraderTelemetry.Acceptances.Add(1, Tag("aitrader.type", EnumName.Of(accepted.Order.Terms.Type)));
                break;
            case LedgerEntry.Expired:
                AiTraderTelemetry.Expiries.Add(1);
                break;
            case LedgerEntry.Cancelled canceled:
                AiTraderTelemetry.Cancellations.Add(1, Tag("aitrader.reason", canceled.Reason ?? "trader"));
                break;
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
