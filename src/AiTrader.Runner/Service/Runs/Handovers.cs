using System.Collections.Concurrent;

namespace AiTrader.Runner.Service.Runs;

/// <summary>The traders that another process is to drive, after the session that is under way here.</summary>
internal sealed class Handovers
{
    private readonly ConcurrentDictionary<Signature, bool> _asked = new();

    /// <summary>Asks whoever drives a trader in this process to let it go.</summary>
    public void Ask(Signature signature) => _asked[signature] = true;

    /// <summary>Whether a trader is to be let go; nobody is told so again.</summary>
    public bool Take(Signature signature) => _asked.TryRemove(signature, out _);
}
