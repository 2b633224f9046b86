namespace AiTrader;

/// <summary>
/// A session that was run before, and broke, decided otherwise when it was run again. Nothing was traded anew: the acts
/// of the first
/// run stand. A decision maker must decide the same upon the same, or keep a record of what it decided.
/// </summary>
public sealed class SessionDivergedException : Exception
{
    internal SessionDivergedException(TradingContext context, int act, string recorded, string now)
        : base(
            $"The session of {context} was run before: its act {act} was '{recorded}' and is '{now}' now. "
                + $"Nothing was traded anew."
        ) => Context = context;

    /// <summary>Which session.</summary>
    public TradingContext Context { get; }
}
