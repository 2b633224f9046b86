namespace AiTrader;

/// <summary>When units that were bought may be sold.</summary>
public enum Settlement
{
    /// <summary>At once (T+0).</summary>
    SameDay = 1,

    /// <summary>From the next calendar day on (T+1).</summary>
    NextDay = 2,
}
