namespace AiTrader.Tools;

/// <summary>The budget of a session of a model.</summary>
public sealed record ChatBudget
{
    /// <summary>
    /// The number of replies. Positive. Default: 12. When they are used up, the session ends with its acts so far.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int Turns
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 12;

    /// <summary>
    /// The number of tokens, input and output together. Positive. Default: no limit. When they are used up, the session
    /// ends with its acts so far.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public long? Tokens
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value ?? 1, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// The cost, with the prices of tokens. Default: no limit. When it is used up, the session ends with its acts so
    /// far.
    /// </summary>
    public CostLimit? CostLimit { get; init; }

    /// <summary>
    /// The time on the wall clock. Positive. Default: 10 minutes. When it has passed, the session is faulted.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan WallTime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromMinutes(10);
}
