namespace AiTrader.Serving;

/// <summary>How large a load of users is.</summary>
public sealed record UserLoadPlan
{
    /// <summary>How long it takes. Default: ten minutes.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many users there are; each has two traders. Default: 200.</summary>
    public int Users { get; init; } = 200;

    /// <summary>How many requests are under way at a time. Default: 32.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>
    /// How long a user waits between two new sessions of a trader; until then it asks again for those that it has asked
    /// for. Default: ten seconds.
    /// </summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many signatures of others each user tries. Default: 20.</summary>
    public int ForeignTries { get; init; } = 20;

    /// <summary>The most milliseconds in which 99 of 100 reads are answered. Default: 100.</summary>
    public double ReadLimit { get; init; } = 100;

    /// <summary>The most milliseconds in which 99 of 100 posts are answered. Default: 250.</summary>
    public double PostLimit { get; init; } = 250;

    /// <summary>How much memory the last quarter has, at most, of that of the second. Default: 1.1.</summary>
    public double MemoryLimit { get; init; } = 1.1;
}
