using System.Runtime.ExceptionServices;

namespace AiTrader;

/// <summary>
/// Keeps the first failure of a session, so that whoever catches it cannot go on as if nothing had happened.
/// </summary>
/// <param name="session">The context of the session; any other is a failure.</param>
internal sealed class FaultLatch(TradingContext session)
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

    /// <summary>Checks that nothing has failed and that it is the session's own context that asks.</summary>
    /// <exception cref="ArgumentException">It is somebody else's context, one of another time, or none.</exception>
    public void Require(TradingContext? context)
    {
        ThrowIfFaulted();
        if (!session.Equals(context))
        {
            var foreign = new ArgumentException(
                $"This is the desk of {session}; {context?.ToString() ?? "nobody"} cannot use it.",
                nameof(context)
            );
            Keep(foreign);
            throw foreign;
        }
    }

    /// <summary>For an exception filter: keeps the failure and lets it pass.</summary>
    public bool Keep(Exception fault)
    {
        Fault ??= fault;
        return false;
    }
}
