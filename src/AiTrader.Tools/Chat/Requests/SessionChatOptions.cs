using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The options of a session's requests, with the log in which they are written. It passes through the clients of a
/// pipeline to the one that repeats requests; no provider sees it.
/// </summary>
internal sealed class SessionChatOptions : ChatOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="request">What each request asks for; it is copied.</param>
    /// <param name="log">The log.</param>
    public SessionChatOptions(ChatOptions request, RequestLog log)
        : base(request) => Log = log;

    /// <summary>Where the requests are written.</summary>
    public RequestLog Log { get; }

    /// <inheritdoc/>
    public override ChatOptions Clone() => new SessionChatOptions(this, Log);
}
