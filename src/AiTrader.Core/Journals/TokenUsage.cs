namespace AiTrader.Stores;

/// <summary>The tokens of one request, as the provider counts them.</summary>
/// <param name="Input">The tokens of the request, including those of a cache; zero or more.</param>
/// <param name="Output">The tokens of the reply, including those of its reasoning; zero or more.</param>
public sealed record TokenUsage(long Input, long Output)
{
    /// <summary>The tokens of the request; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Input
    {
        get;
        init => field = NotNegative(value);
    } = NotNegative(Input);

    /// <summary>The tokens of the reply; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Output
    {
        get;
        init => field = NotNegative(value);
    } = NotNegative(Output);

    /// <summary>
    /// The tokens of <see cref="Input"/> that were read from a cache; zero or more. Null if the provider does not say.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? CacheRead
    {
        get;
        init => field = value is { } count ? NotNegative(count) : null;
    }

    /// <summary>
    /// The tokens of <see cref="Input"/> that were written to a cache; zero or more. Null if the provider does not say.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? CacheWritten
    {
        get;
        init => field = value is { } count ? NotNegative(count) : null;
    }

    private static long NotNegative(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
