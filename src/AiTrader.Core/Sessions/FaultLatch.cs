using System.Runtime.ExceptionServices;

namespace AiTrader;

/// <summary>
/// Keeps the first failure of a session, so that code that catches it cannot continue as if nothing had happened.
/// </summary>
/// <param name="session">The context of the session; any other is a failure.</param>
internal sealed class FaultLatch(TradingContext session)
{
    private volatile bool _isClosed;

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

    /// <summary>Checks that nothing has failed and that the caller has the session's own context.</summary>
    /// <exception cref="ArgumentException">The context is null, or belongs to another session.</exception>
    /// <exception cref="InvalidOperationException">The session has ended.</exception>
    public void Require(TradingContext? context)
    {
        if (_isClosed)
        {
            throw new InvalidOperationException(
                $"The session of {session} has ended. Its desk, and the tools that are bound to it, act for it only "
                    + "and cannot be kept for another session."
            );
        }

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

    /// <summary>Refuses all later calls: the session has ended.</summary>
    public void Close() => _isClosed = true;

    /// <summary>For an exception filter: keeps the failure and lets it pass.</summary>
    public bool Keep(Exception fault)
    {
        Fault ??= fault;
        return false;
    }
}
