using System.Diagnostics;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>The telemetry of an append: its span, its duration, its fills and its denials.</summary>
internal static class WatchedAppend
{
    public static ValueTask<AppendResult> RunAsync(
        ILedgerStore ledger,
        LedgerEntry entry,
        CancellationToken cancellationToken = default
    ) =>
        AiTraderTelemetry.Source.HasListeners()
        || AiTraderTelemetry.AppendDuration.Enabled
        || AiTraderTelemetry.Fills.Enabled
        || AiTraderTelemetry.Denials.Enabled
            ? WatchAsync(ledger, entry, cancellationToken)
            : ledger.AppendAsync(entry, cancellationToken);

    private static async ValueTask<AppendResult> WatchAsync(
        ILedgerStore ledger,
        LedgerEntry entry,
        CancellationToken cancellationToken
    )
    {
        using var activity = AiTraderTelemetry.Source.StartActivity("ledger.append", ActivityKind.Client);
        activity?.SetTag("aitrader.signature", entry.Context.Signature.Value);
        activity?.SetTag("aitrader.sequence", entry.Sequence);
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
                AiTraderTelemetry.Fills.Add(
                    1,
                    new KeyValuePair<string, object?>("aitrader.side", filled.Order.Side.ToString().ToLowerInvariant())
                );
                break;
            case LedgerEntry.Denied denied:
                AiTraderTelemetry.Denials.Add(
                    1,
                    new KeyValuePair<string, object?>("aitrader.code", denied.Denial.Code)
                );
                break;
        }
    }
}
