using AiTrader.Handoffs;

namespace AiTrader.Tools.Mcp;

/// <summary>The keys and words in the <c>_meta</c> of calls and answers, which the model does not see.</summary>
public static class CallMeta
{
    /// <summary>In a call: the sealed context, a token of <see cref="ContextSeal"/>.</summary>
    public const string Context = "aitrader/context";

    /// <summary>
    /// In a call: its id within the session, as in <c>2025-10-01#2.1</c>; a call that is repeated with the same id
    /// happens once. Without it, every call is its own act. In an answer: the id under which the act is recorded.
    /// </summary>
    public const string Id = "aitrader/id";

    /// <summary>
    /// In a call: the mark of its session, as in <c>text-3f9c2e71aa04d6b8</c>, between whose lines text of others is
    /// shown. Without it, the server has its own mark for each session. Of a tool: whether it shows such text.
    /// </summary>
    public const string Mark = "aitrader/mark";

    /// <summary>
    /// In an answer: the result of the call: <c>answered</c>, <c>recorded</c>, <c>advised</c>, <c>refused</c> or
    /// <c>faulted</c>.
    /// </summary>
    public const string Result = "aitrader/result";

    /// <summary>
    /// In a call: true if the text of the answer is enough. A session of AiTrader shows its model nothing else.
    /// </summary>
    internal const string TextOnly = "aitrader/text";

    /// <summary>
    /// In a tool of a server: true if it tells what the prompt of a session says. AiTrader's sessions leave it out.
    /// </summary>
    internal const string Host = "aitrader/host";

    /// <summary>The tool has answered, and nothing was to be recorded.</summary>
    internal const string Answered = "answered";

    /// <summary>The tool has acted: a fill, a denial or a hold is in the ledger under the answer's id.</summary>
    internal const string Recorded = "recorded";

    /// <summary>
    /// The call cannot be understood, and nothing was executed; the answer tells the model what is allowed.
    /// </summary>
    internal const string Advised = "advised";

    /// <summary>The call has no valid context, or its session cannot be run, and nothing was executed.</summary>
    internal const string Refused = "refused";

    /// <summary>
    /// Something failed. Call again with the same id to find out what the call did. This is not an answer for a model.
    /// </summary>
    internal const string Faulted = "faulted";
}
