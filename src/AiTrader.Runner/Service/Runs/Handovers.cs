using System.Collections.Concurrent;

namespace AiTrader.Runner.Service.Runs;

/// <summary>The traders that another process is to drive, after the session that is under way here.</summary>
internal sealed class Handovers
{
    private readonly ConcurrentDictionary<Signature, bool> _asked = new();

    /// <summary>Asks whoever drives a trader in this process to let it go.</summary>
    public void Ask(Signature signature) => _asked[signature] = true;

    /// <summary>Whether a trader is to be let go.</summary>
    public bool IsAsked(Signature signature) => _asked.ContainsKey(signature);

    /// <summary>It was let go, or is to be driven here after all.</summary>
    public void End(Signature signature) => _asked.TryRemove(signature, out _);
}
