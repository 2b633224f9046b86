namespace AiTrader;

/// <summary>Until when the orders that rest are settled.</summary>
public enum SettleUntil
{
    /// <summary>What a session sees that begins: all bars before its time, and the open of its own.</summary>
    Session = 1,

    /// <summary>
    /// What has happened when the bar of the time is over. A day ends only where a later one has begun.
    /// </summary>
    BarEnd = 2,
}
