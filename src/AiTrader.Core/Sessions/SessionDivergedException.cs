using System.Globalization;

namespace AiTrader;

/// <summary>
/// A session that faulted decided differently when it was run again. Nothing new was traded; the acts of the first run
/// remain. For the same input, a decision maker must make the same decision, or keep a record of its decisions.
/// </summary>
public sealed class SessionDivergedException : Exception
{
    /// <summary>Creates the exception with both acts.</summary>
    /// <param name="context">The context of the session.</param>
    /// <param name="act">The number of the act in the session, from 1.</param>
    /// <param name="recorded">The act of the first run, as text: <c>buy 10 NVDA</c>.</param>
    /// <param name="current">The act of this run, as text.</param>
    public SessionDivergedException(TradingContext context, int act, string recorded, string current)
        : base(MessageOf(context, act, recorded, current)) => Context = context;

    /// <summary>The context of the session.</summary>
    public TradingContext Context { get; }

    private static string MessageOf(TradingContext context, int act, string recorded, string current)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(current);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The session of {context} was run before: its act {act} was '{recorded}' and is '{current}' now. "
                + $"Nothing new was traded."
        );
    }
}
