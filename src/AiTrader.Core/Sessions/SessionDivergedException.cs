namespace AiTrader;

/// <summary>
/// A session that faulted decided differently when it was run again. Nothing new was traded; the acts of the first run
/// remain. For the same input, a decision maker must make the same decision, or keep a record of its decisions.
/// </summary>
public sealed class SessionDivergedException : Exception
{
    internal SessionDivergedException(TradingContext context, int act, string recorded, string now)
        : base(
            $"The session of {context} was run before: its act {act} was '{recorded}' and is '{now}' now. "
                + $"Nothing new was traded."
        ) => Context = context;

    /// <summary>The context of the session.</summary>
    public TradingContext Context { get; }
}
