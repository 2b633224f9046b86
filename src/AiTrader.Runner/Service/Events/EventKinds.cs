namespace AiTrader.Runner.Service.Events;

/// <summary>
/// The kinds of events. What a ledger records has the kind of its entry (<c>filled</c>, <c>denied</c>, <c>held</c>,
/// <c>accepted</c>, <c>expired</c> and so on), and <c>session-ended</c> where a session is completed: each is told once
/// and in the order of the ledger. The kinds below are told as they happen: after a crash, one of them can be missing
/// or come again.
/// </summary>
internal static class EventKinds
{
    /// <summary>A session begins.</summary>
    public const string SessionStarted = "session-started";

    /// <summary>A session is completed; told once.</summary>
    public const string SessionEnded = "session-ended";

    /// <summary>A session faulted; it is run again.</summary>
    public const string Faulted = "faulted";

    /// <summary>A model called a tool.</summary>
    public const string ToolCalled = "tool-called";

    /// <summary>A model said something.</summary>
    public const string Said = "said";

    /// <summary>A run was asked for.</summary>
    public const string RunRequested = "run-requested";

    /// <summary>A user wants a run to be canceled.</summary>
    public const string CancelRequested = "cancel-requested";

    /// <summary>A run ended.</summary>
    public const string RunEnded = "run-ended";

    /// <summary>A trader was registered.</summary>
    public const string Registered = "registered";

    /// <summary>A trader was halted.</summary>
    public const string Halted = "halted";

    /// <summary>The halt of a trader ended.</summary>
    public const string Resumed = "resumed";

    /// <summary>Events that no ledger has were lost, because the store did not answer for long.</summary>
    public const string Lost = "lost";
}
