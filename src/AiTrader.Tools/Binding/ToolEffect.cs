namespace AiTrader.Tools;

/// <summary>
/// The effect of a call of a tool. A tool that notes or trades records exactly one act under the call's id whenever it
/// answers; if it has nothing to record, it throws a <see cref="ToolArgumentException"/>.
/// </summary>
public enum ToolEffect
{
    /// <summary>Nothing: the tool shows or calculates.</summary>
    Reads = 1,

    /// <summary>A record that changes neither cash nor positions, like a hold.</summary>
    Notes = 2,

    /// <summary>A changed portfolio; it cannot be undone.</summary>
    Trades = 3,

    /// <summary>The end of a session. Nothing is recorded under the call's id.</summary>
    Concludes = 4,
}
