namespace AiTrader;

/// <summary>
/// How a session that came to its end is recorded. A session that broke is not completed and has none.
/// </summary>
public enum SessionOutcome
{
    /// <summary>At least one order was filled.</summary>
    Traded = 1,

    /// <summary>Nothing was filled, and the decision maker said hold.</summary>
    Held = 2,

    /// <summary>Nothing was filled, and nobody said hold.</summary>
    Undecided = 3,
}
