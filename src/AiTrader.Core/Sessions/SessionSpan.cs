using System.Diagnostics;

namespace AiTrader;

/// <summary>The telemetry of one session: its span, and its duration by outcome.</summary>
internal readonly struct SessionSpan : IDisposable
{
    private readonly Activity? _activity;
    private readonly TradingContext _context;
    private readonly long _start;

    public SessionSpan(TradingContext context)
    {
        _context = context;
        _start = Stopwatch.GetTimestamp();
        _activity = AiTraderTelemetry.Source.StartActivity("session");
        _activity?.SetTag("aitrader.signature", context.Signature.Value);
        _activity?.SetTag("aitrader.time", context.Time.ToString());
        _activity?.SetTag("gen_ai.request.model", context.ModelId.Value);
    }

    /// <summary>Records the outcome.</summary>
    public SessionResult End(SessionResult result)
    {
        string outcome = SessionOutcomeNames.GetName(result.Outcome);
        AiTraderTelemetry.SessionDuration.Record(
            Stopwatch.GetElapsedTime(_start).TotalSeconds,
            new("aitrader.outcome", outcome),
            new("gen_ai.request.model", _context.ModelId.Value)
        );
        _activity?.SetTag("aitrader.outcome", outcome);
        if (result is SessionResult.Faulted faulted)
        {
            _activity?.SetStatus(ActivityStatusCode.Error, faulted.Fault.Message);
            _activity?.SetTag("error.type", faulted.Fault.GetType().FullName);
        }

        return result;
    }

    public void Dispose() => _activity?.Dispose();
}
