using System.Diagnostics;

namespace AiTrader;

/// <summary>
/// The telemetry of one session: its span, and its duration by outcome. Source: OpenTelemetry, Semantic conventions for
/// generative AI, "Invoke agent internal span".
/// </summary>
internal readonly struct SessionSpan : IDisposable
{
    private readonly Activity? _activity;
    private readonly TradingContext _context;
    private readonly long _start;

    /// <param name="context">Whose session, and when.</param>
    /// <param name="market">The market it trades on.</param>
    public SessionSpan(TradingContext context, Market market)
    {
        _context = context;
        _start = Stopwatch.GetTimestamp();
        if (!AiTraderTelemetry.Source.HasListeners())
        {
            return;
        }

        // The conversation of a session goes on when the session is run again.
        _activity = AiTraderTelemetry.Source.StartActivity($"invoke_agent {context.Signature}");
        _activity?.SetTag("gen_ai.operation.name", "invoke_agent");
        _activity?.SetTag("gen_ai.agent.name", context.Signature.Value);
        _activity?.SetTag("gen_ai.conversation.id", $"{context.Signature}/{context.Time}");
        _activity?.SetTag("gen_ai.request.model", context.ModelId.Value);
        _activity?.SetTag("aitrader.signature", context.Signature.Value);
        _activity?.SetTag("aitrader.time", context.Time.ToString());
        _activity?.SetTag("aitrader.market", market.Name);
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
