using System.Collections.Concurrent;

namespace AiTrader.Rules;

/// <summary>
/// Stops trading for one signature, or for all, from the next order. The application owns it; no tool of a model can
/// reach it. Thread-safe.
/// </summary>
public sealed class HaltSwitch
{
    private readonly ConcurrentDictionary<Signature, string> _halted = new();
    private volatile string? _allHalted;

    /// <summary>Halts one signature.</summary>
    /// <param name="signature">Whose orders are denied.</param>
    /// <param name="reason">The reason that its denials give.</param>
    public void Halt(Signature signature, string reason)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        _halted[signature] = reason;
    }

    /// <summary>Halts all signatures, in addition to the halts of single ones.</summary>
    /// <param name="reason">The reason that their denials give.</param>
    public void HaltAll(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        _allHalted = reason;
    }

    /// <summary>Ends the halt of one signature; a halt of all continues.</summary>
    public void Resume(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        _halted.TryRemove(signature, out _);
    }

    /// <summary>Ends the halt of all; signatures that were halted one by one stay halted.</summary>
    public void ResumeAll() => _allHalted = null;

    /// <summary>Why a signature is halted; null if it is not.</summary>
    public string? FindReason(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return _allHalted ?? _halted.GetValueOrDefault(signature);
    }
}
