namespace AiTrader.Runner.Service.Runs;

/// <summary>How runs are driven.</summary>
internal sealed record DriveOptions
{
    /// <summary>How many traders this process drives at once. Default: 1,024.</summary>
    public int Parallelism { get; init; } = 1_024;

    /// <summary>The clock of the waits. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How often a session that faults is run before its run is faulted. Default: five times.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The wait before a session is run again; it doubles each time. Default: a second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often traders that nobody drives are searched for. Default: every two seconds.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>At how many traders with something to do the watch looks in a second. Default: 2,000.</summary>
    public int LooksPerSecond { get; init; } = 2_000;
}
