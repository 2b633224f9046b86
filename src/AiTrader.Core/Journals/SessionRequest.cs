namespace AiTrader.Stores;

/// <summary>One request of a session to its model: how it ended, what it used, and what it cost.</summary>
public sealed record SessionRequest
{
    private const int MaximumLength = 200;

    /// <summary>The context of the session.</summary>
    public required TradingContext Context
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>When it ended, on the wall clock, in UTC and whole milliseconds.</summary>
    public required DateTimeOffset RecordedAt
    {
        get;
        init => field = DateTimeOffset.FromUnixTimeMilliseconds(value.ToUnixTimeMilliseconds());
    }

    /// <summary>How it ended.</summary>
    public required RequestOutcome Outcome { get; init; }

    /// <summary>
    /// Why it failed, in a few words that are the same for the same kind of failure, such as <c>status 429</c>; in one
    /// line, cut after 200 characters. Null if the model replied.
    /// </summary>
    public string? Reason
    {
        get;
        init => field = value is null ? null : MessageText.Cut(MessageText.OneLine(value), MaximumLength);
    }

    /// <summary>What it used; null if the provider does not say.</summary>
    public TokenUsage? Tokens { get; init; }

    /// <summary>
    /// What it cost, in the currency of the prices that were known then; zero or more. Null if the tokens or the prices
    /// are not known.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public decimal? Cost
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            field = value;
        }
    }
}
