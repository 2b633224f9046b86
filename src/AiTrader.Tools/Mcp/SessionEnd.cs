namespace AiTrader.Tools.Mcp;

/// <summary>Ends the session of a call, and says what comes next.</summary>
internal static class SessionEnd
{
    /// <summary>Concludes a session.</summary>
    /// <exception cref="SessionRefusedException">It is not a session of the walk.</exception>
    /// <exception cref="InvalidOperationException">The session cannot be concluded; the fault is its cause.</exception>
    public static async ValueTask<StructuredAnswer<SessionEndContent>> ConcludeAsync(
        SessionWalk walk,
        TradingContext context,
        CancellationToken cancellationToken
    )
    {
        var result = await walk.ConcludeAsync(context, cancellationToken).ConfigureAwait(false);
        if (result is SessionResult.Faulted faulted)
        {
            throw new InvalidOperationException($"The session of {context} cannot be concluded.", faulted.Fault);
        }

        string outcome = SessionOutcomeNames.GetName(result.Outcome);
        var next = walk.IsFinished ? null : walk.Context;
        return new(
            $"The session of {context.Time} has ended: {outcome}. {NextOf(next, walk.SessionsLeft)}",
            new(context.Time, outcome, walk.SessionsLeft, next?.Time.ToString())
        );
    }

    private static string NextOf(TradingContext? next, int left) =>
        next is null ? "It was the last session; nothing more can be traded."
        : left == 1 ? $"It is {next.Time} now, the last session."
        : $"It is {next.Time} now; sessions left: {left}, this one included.";
}
