namespace AiTrader.Runner.Input;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A defect of the program.</summary>
    public const int Unexpected = 1;

    /// <summary>An argument, a file or a store is not what it must be; nothing was traded.</summary>
    public const int BadInput = 2;

    /// <summary>At least one session faulted; run again to go on.</summary>
    public const int Faulted = 3;

    /// <summary>A ledger was changed behind its back, or an audit found defects.</summary>
    public const int Damaged = 4;

    /// <summary>Interrupted with Ctrl-C; run again to go on.</summary>
    public const int Interrupted = 130;

    /// <summary>All of them, for the help.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Success, "all went well"),
        (BadInput, "an argument, a file or a store is not what it must be; nothing was traded"),
        (Faulted, "a session faulted; the others finished, and the same command goes on where it broke"),
        (Damaged, "a ledger was changed behind its back, or an audit found defects"),
        (Interrupted, "interrupted with Ctrl-C; the same command goes on"),
        (Unexpected, "a defect of this program; --verbose shows where"),
    ];
}
