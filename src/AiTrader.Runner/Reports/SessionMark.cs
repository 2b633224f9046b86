namespace AiTrader.Runner.Reports;

/// <summary>What became of a session, as a report marks it.</summary>
internal enum SessionMark
{
    /// <summary>It ended with a fill.</summary>
    Traded = 1,

    /// <summary>It ended with a hold and no fill.</summary>
    Held = 2,

    /// <summary>It ended with neither.</summary>
    Undecided = 3,

    /// <summary>It broke and has not been completed since.</summary>
    Faulted = 4,

    /// <summary>It neither ended nor broke.</summary>
    Missing = 5,
}
