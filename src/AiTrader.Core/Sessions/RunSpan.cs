using System.Diagnostics;

namespace AiTrader;

/// <summary>
/// The telemetry of a run: the span above its sessions. Source: OpenTelemetry, Semantic conventions for generative AI,
/// "Invoke workflow span".
/// </summary>
internal readonly struct RunSpan : IDisposable
{
    private readonly Activity? _activity;

    /// <param name="traders">Who takes part.</param>
    /// <param name="schedule">Their sessions.</param>
    /// <param name="market">The market they trade on.</param>
    public RunSpan(IReadOnlyList<TraderRun> traders, SessionSchedule schedule, Market market)
    {
        if (!AiTraderTelemetry.Source.HasListeners())
        {
            return;
        }

        _activity = AiTraderTelemetry.Source.StartActivity("invoke_workflow run");
        _activity?.SetTag("gen_ai.operation.name", "invoke_workflow");
        _activity?.SetTag("gen_ai.workflow.name", "run");
        _activity?.SetTag("aitrader.market", market.Name);
        _activity?.SetTag("aitrader.traders", traders.Count);
        _activity?.SetTag(
            "aitrader.sessions",
            traders.Sum(run => Math.Max(0, schedule.Count - run.AlreadyCompletedCount))
        );
    }

    /// <summary>Records how many traders did not come to the end of their schedule.</summary>
    public void End(IEnumerable<TraderRun> runs) =>
        _activity?.SetTag(
            "aitrader.traders.stopped",
            runs.Count(run => run.Fault is not null || run.Refusal is not null)
        );

    public void Dispose() => _activity?.Dispose();
}
