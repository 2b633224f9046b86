namespace AiTrader.Tools;

/// <summary>What a session of a model may take.</summary>
public sealed record ChatBudget
{
    /// <summary>
    /// How many replies; 12 unless set. Positive. When they are used up, the session ends with what it has done.
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
    /// How many tokens, in and out together; no limit unless set. Positive. When they are used up, the session ends
    /// with what it has done.
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
    /// How much money, at which prices; no limit unless set. When it is used up, the session ends with what it has
    /// done.
    /// </summary>
    public CostLimit? CostLimit { get; init; }

    /// <summary>
    /// How much time on the wall clock; 10 minutes unless set. Positive. When it is over, the session is faulted:
    /// somebody is too slow.
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
