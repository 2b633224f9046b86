using System.Globalization;

namespace AiTrader.Runner.Output;

/// <summary>
/// Progress without a terminal: a plain line every ten seconds, with the outcomes of sessions and the remaining time,
/// and a line for each fault when it happens.
/// </summary>
/// <param name="tell">Receives each line.</param>
/// <param name="sessions">The number of sessions to run.</param>
/// <param name="timeProvider">The wall clock.</param>
internal sealed class SessionLines(Action<string> tell, int sessions, TimeProvider timeProvider)
    : IProgress<SessionResult>
{
    private const int FaultLength = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private SessionOutcomeCounts _counts;
    private readonly long _start = timeProvider.GetTimestamp();
    private TimeSpan _told;

    /// <summary>A fault, when it happens.</summary>
    public static string LineOf(SessionResult.Faulted fault) =>
        MessageText.OneLine(
            $"{fault.Context.Signature} faulted at {fault.Context.Time}: "
                + MessageText.Cut(fault.Fault.Message, FaultLength)
        );

    /// <inheritdoc/>
    public void Report(SessionResult value)
    {
        lock (_lock)
        {
            _counts = _counts.With(value.Outcome);
            if (value is SessionResult.Faulted fault)
            {
                tell(LineOf(fault));
            }

            var elapsed = timeProvider.GetElapsedTime(_start);
            if (elapsed - _told < Interval)
            {
                return;
            }

            _told = elapsed;
            var left = elapsed * ((double)Math.Max(0, sessions - _counts.Total) / _counts.Total);
            tell(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_counts.Total:N0} of {sessions:N0} sessions ({100.0 * _counts.Total / sessions:N0} %), "
                        + $"{_counts}; about {left.TotalMinutes:N0} min {left.Seconds} s left ..."
                )
            );
        }
    }
}
