namespace AiTrader;

/// <summary>
/// A session is not run: this is a mistake of the caller, or another runner has the trader. The decision maker was not
/// asked, and nothing was recorded.
/// </summary>
public sealed class SessionRefusedException : Exception
{
    /// <summary>Says why a session is not run.</summary>
    /// <param name="context">The context of the session.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="message">The reason as text, with the values that do not agree; it ends without a period.</param>
    /// <param name="inner">The cause; null if there is none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reason"/> is not a reason.</exception>
    public SessionRefusedException(
        TradingContext context,
        SessionRefusal reason,
        string message,
        Exception? inner = null
    )
        : base($"The session of {context} is refused: {NotNull.Require(message)}.", inner)
    {
        ArgumentNullException.ThrowIfNull(context);
        Context = context;
        Reason = Enum.IsDefined(reason)
            ? reason
            : throw new ArgumentOutOfRangeException(nameof(reason), reason, "The value is not a reason.");
    }

    /// <summary>The context of the session.</summary>
    public TradingContext Context { get; }

    /// <summary>Why the session is not run.</summary>
    public SessionRefusal Reason { get; }
}
