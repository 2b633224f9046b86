using System.Runtime.ExceptionServices;

namespace AiTrader.Sessions;

/// <summary>Keeps the first failure of a session, so that whoever catches it cannot go on as if nothing had happened.</summary>
internal sealed class FaultLatch
{
    /// <summary>The first failure; null while there is none.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Throws the first failure again, if there is one.</summary>
    public void ThrowIfFaulted()
    {
        if (Fault is not null)
        {
            ExceptionDispatchInfo.Throw(Fault);
        }
    }

    /// <summary>For an exception filter: keeps the failure and lets it pass.</summary>
    public bool Keep(Exception fault)
    {
        Fault ??= fault;
        return false;
    }
}
