using AiTrader.Handoffs;

namespace AiTrader.Tools.Mcp;

/// <summary>What calls and their answers carry in <c>_meta</c>, beside what the model says and sees.</summary>
public static class CallMeta
{
    /// <summary>Of a call: the sealed context, a token of <see cref="ContextSeal"/>.</summary>
    public const string Context = "aitrader/context";

    /// <summary>
    /// Of a call: its id within the session, as in <c>2025-10-01#2.1</c>; a call that is repeated under it happens
    /// once. A host that leaves it out makes every call an act of its own. Of an answer: the id under which it is
    /// recorded.
    /// </summary>
    public const string Id = "aitrader/id";

    /// <summary>
    /// Of an answer: what became of the call: <c>answered</c>, <c>recorded</c>, <c>advised</c>, <c>refused</c> or
    /// <c>faulted</c>.
    /// </summary>
    public const string Result = "aitrader/result";

    /// <summary>The tool has answered, and nothing was to be recorded.</summary>
    internal const string Answered = "answered";

    /// <summary>The tool has acted: a fill, a denial or a hold is in the ledger under the answer's id.</summary>
    internal const string Recorded = "recorded";

    /// <summary>
    /// The call cannot be understood, and nothing was executed; the answer tells the model what is allowed.
    /// </summary>
    internal const string Advised = "advised";

    /// <summary>The call has no valid context, and nothing was executed.</summary>
    internal const string Refused = "refused";

    /// <summary>
    /// Something is broken; what the call has done before that, a call under the same id tells. It is no answer for a
    /// model.
    /// </summary>
    internal const string Faulted = "faulted";
}
