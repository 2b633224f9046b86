using System.Globalization;

namespace AiTrader.Runner.Output;

/// <summary>How many sessions ended how, so far. Safe to count from any thread.</summary>
internal sealed class OutcomeCounts
{
    private int _traded;
    private int _held;
    private int _undecided;
    private int _faulted;

    /// <summary>All of them.</summary>
    public int Total => _traded + _held + _undecided + _faulted;

    /// <summary>Counts one.</summary>
    public void Add(SessionResult result) => Interlocked.Increment(ref CountOf(result));

    /// <summary><c>12 traded, 30 held, 0 undecided, 1 faulted</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_traded:N0} traded, {_held:N0} held, {_undecided:N0} undecided, {_faulted:N0} faulted"
        );

    private ref int CountOf(SessionResult result)
    {
        switch (result)
        {
            case SessionResult.Traded:
                return ref _traded;
            case SessionResult.Held:
                return ref _held;
            case SessionResult.Undecided:
                return ref _undecided;
            default:
                return ref _faulted;
        }
    }
}
