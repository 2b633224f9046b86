using System.Globalization;

namespace AiTrader.Stores;

/// <summary>Who takes the leases of a store, and how long a runner waits for one that another runner has.</summary>
public sealed class LeaseOptions
{
    // A lease of memory or of a file is free at once when its holder is gone.
    internal static readonly TimeSpan LocalWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The name of this runner, for the messages of other runners. Default: this process, for example <c>process 4711
    /// on trading-2</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string Holder
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    } = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}");

    /// <summary>
    /// How long a lease on a server outlives its runner; one second to an hour. Default: 15 seconds. It is renewed
    /// three times as often. A lease of memory or of a file ends with its runner.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public TimeSpan Lifetime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a runner waits for a lease that another runner has; zero to a day. Default: five seconds, and on a
    /// server a quarter longer than <see cref="Lifetime"/>, so that the lease of a dead runner has expired before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public TimeSpan? Wait
    {
        get;
        init
        {
            if (value is { } wait)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero, nameof(value));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(wait, TimeSpan.FromDays(1), nameof(value));
            }

            field = value;
        }
    }

    internal TimeSpan WaitOf(TimeSpan otherwise) => Wait ?? otherwise;
}
