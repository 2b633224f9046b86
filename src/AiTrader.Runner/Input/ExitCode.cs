namespace AiTrader.Runner.Input;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A defect of the program.</summary>
    public const int Unexpected = 1;

    /// <summary>An argument, a file or a store is invalid; nothing was traded.</summary>
    public const int BadInput = 2;

    /// <summary>At least one session faulted or was refused; run again to continue.</summary>
    public const int Faulted = 3;

    /// <summary>A ledger was changed from outside, or an audit found defects.</summary>
    public const int Damaged = 4;

    /// <summary>Interrupted with Ctrl-C; run again to continue.</summary>
    public const int Interrupted = 130;

    /// <summary>All of them, for the help.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Success, "success"),
        (BadInput, "an argument, a file or a store is invalid; nothing was traded"),
        (
            Faulted,
            "a session faulted, or another process drives a trader; the others finished, and the same command "
                + "continues there"
        ),
        (Damaged, "a ledger was changed from outside, or an audit or a check found a defect"),
        (Interrupted, "interrupted with Ctrl-C; the same command continues"),
        (Unexpected, "a defect in this program; --verbose shows where"),
    ];
}
