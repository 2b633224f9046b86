namespace AiTrader.Handoffs;

/// <summary>
/// No handoff of a chain works. The message has the cause of each; the inner exception has their exceptions.
/// </summary>
public sealed class HandoffException : Exception
{
    internal HandoffException(IReadOnlyList<(string Handoff, Exception Failure)> failures)
        : base(
            $"The context cannot be handed over: "
                + $"{string.Join(" ", failures.Select(failure => $"{failure.Handoff}: {failure.Failure.Message}"))}",
            new AggregateException(failures.Select(failure => failure.Failure))
        ) { }
}
