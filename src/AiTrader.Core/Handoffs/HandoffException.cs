namespace AiTrader.Handoffs;

/// <summary>
/// No handoff of a chain works. The message has the cause of each; the inner exception has their exceptions.
/// </summary>
public sealed class HandoffException : Exception
{
    /// <summary>Creates the exception with the failure of each handoff, by the name of the handoff.</summary>
    /// <param name="failures">The failures, in the order in which the handoffs were tried.</param>
    public HandoffException(IReadOnlyList<KeyValuePair<string, Exception>> failures)
        : base(MessageOf(failures), new AggregateException(failures.Select(failure => failure.Value))) { }

    private static string MessageOf(IReadOnlyList<KeyValuePair<string, Exception>> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        return "The context cannot be handed over: "
            + string.Join(" ", failures.Select(failure => $"{failure.Key}: {failure.Value.Message}"));
    }
}
