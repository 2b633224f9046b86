namespace AiTrader.Tools;

/// <summary>
/// What a call of a tool leaves behind. A tool that leaves anything records exactly one act under the call's id
/// whenever it answers;
/// one that has nothing to record says so with a <see cref="ToolArgumentException"/>.
/// </summary>
public enum ToolEffect
{
    /// <summary>Nothing: the tool shows or calculates.</summary>
    Reads = 1,

    /// <summary>A record that changes neither cash nor positions, as a hold.</summary>
    Notes = 2,

    /// <summary>Another portfolio, which cannot be taken back.</summary>
    Trades = 3,
}
