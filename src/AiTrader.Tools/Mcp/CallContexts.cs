using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Handoffs;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// Gives the calls of a server their context: one context for all calls, the session under way of a walk, or a sealed
/// one from each call.
/// </summary>
public sealed class CallContexts
{
    private readonly Func<string?, UnsealResult?> _open;
    private readonly Func<JsonObject?, TradingContext?>? _own;
    private readonly string _source;
    private readonly Func<TradingContext, CancellationToken, ValueTask>? _require;
    private readonly SessionWalk? _walk;
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private long _calls;

    private CallContexts(
        Func<JsonObject?, TradingContext?>? own,
        Func<string?, UnsealResult?> open,
        string source,
        Func<TradingContext, CancellationToken, ValueTask>? require = null,
        SessionWalk? walk = null
    )
    {
        _own = own;
        _open = open;
        _source = source;
        _require = require;
        _walk = walk;
    }

    /// <summary>
    /// One context for every call, for hosts that cannot attach anything. A call with its own context is refused.
    /// </summary>
    /// <param name="context">The context of all calls.</param>
    /// <param name="source">
    /// A name that is unique for each start of a server. It is part of the ids of calls that have none. See
    /// <see cref="ClientOrderId.Create(TradingContext, string, long)"/>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not such a name.</exception>
    public static CallContexts Fixed(TradingContext context, string source)
    {
        ArgumentNullException.ThrowIfNull(context);
        ClientOrderId.Create(context, source, 1);
        return new CallContexts(_ => context, _ => null, source);
    }

    /// <summary>
    /// The context of the session under way in a walk; of an earlier session for a call that is repeated with its id.
    /// A call with its own context is refused.
    /// </summary>
    /// <param name="walk">The sessions of the trader.</param>
    /// <param name="source">As for <see cref="Fixed"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not a valid name.</exception>
    public static CallContexts Walking(SessionWalk walk, string source)
    {
        ArgumentNullException.ThrowIfNull(walk);
        ArgumentNullException.ThrowIfNull(source);
        ClientOrderId.Create(walk.Context, source, 1);
        return new CallContexts(
            meta => EarlierOf(walk, meta) ?? walk.Context,
            _ => null,
            source,
            (context, _) =>
            {
                walk.Require(context);
                return ValueTask.CompletedTask;
            },
            walk
        );
    }

    /// <summary>The sealed context of each call; a call without a valid one is refused.</summary>
    /// <param name="seal">Opens the contexts.</param>
    /// <param name="source">As for <see cref="Fixed"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not a valid name.</exception>
    public static CallContexts Sealed(ContextSeal seal, string source)
    {
        ArgumentNullException.ThrowIfNull(seal);
        ClientOrderId.Create(TradingContext.For("any").Using("any/model").At("2000-01-01"), source, 1);
        return new CallContexts(null, seal.Open, source);
    }

    /// <summary>
    /// The same contexts, each of which is also checked at the desk of the tools before a tool gets it: a time after
    /// the last price, or an account of another model, is refused with its reason.
    /// </summary>
    /// <param name="desk">The desk for which the tools are created.</param>
    public CallContexts AdmittedBy(StandaloneToolDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return new CallContexts(
            _own,
            _open,
            _source,
            async (context, cancellationToken) =>
            {
                await RequireAsync(context, cancellationToken).ConfigureAwait(false);
                await desk.RequireAsync(context, cancellationToken).ConfigureAwait(false);
            },
            _walk
        );
    }

    /// <summary>The walk from which the contexts come; null if they do not come from one.</summary>
    internal SessionWalk? Walk => _walk;

    /// <summary>The context of a call that has none of its own; null if each call has its own.</summary>
    internal TradingContext? Own => _own?.Invoke(null);

    /// <summary>
    /// Records a failure in a session of a walk, which no runner would record; a session elsewhere ends with it there.
    /// </summary>
    internal ValueTask RecordAsync(TradingContext context, Exception fault) =>
        _walk?.RecordAsync(context, fault) ?? ValueTask.CompletedTask;

    /// <summary>Checks that the session of a context can be run.</summary>
    /// <exception cref="SessionRefusedException">It cannot.</exception>
    internal ValueTask RequireAsync(TradingContext context, CancellationToken cancellationToken) =>
        _require?.Invoke(context, cancellationToken) ?? ValueTask.CompletedTask;

    /// <summary>The context of a call; null if it has no valid one.</summary>
    /// <param name="meta">The metadata of the call; null if there is none.</param>
    /// <param name="refusal">
    /// Why there is none, for the host's log; null if there is one, or if a server with one context got another one.
    /// </param>
    internal TradingContext? Of(JsonObject? meta, out SealRefusal? refusal)
    {
        refusal = null;
        string? token = TextOf(meta, CallMeta.Context, out bool isThere);
        if (_own is not null)
        {
            return isThere ? null : _own(meta);
        }

        var unsealed = _open(token);
        refusal = (unsealed as UnsealResult.Refused)?.Reason;
        return (unsealed as UnsealResult.Opened)?.Context;
    }

    /// <summary>
    /// The id of a call: its own, otherwise the next one of this server; null if its own is not the id of a call of
    /// this session.
    /// </summary>
    internal ClientOrderId? IdOf(TradingContext context, JsonObject? meta)
    {
        string? text = TextOf(meta, CallMeta.Id, out bool isThere);
        return !isThere ? ClientOrderId.Create(context, _source, Interlocked.Increment(ref _calls))
            : ClientOrderId.TryParse(text, out var id) && id.IsOfCall(context) ? id
            : null;
    }

    // 'TIME#TURN.CALL', where TIME is written as it is in ids.
    private static TradingContext? EarlierOf(SessionWalk walk, JsonObject? meta) =>
        ClientOrderId.TryParse(TextOf(meta, CallMeta.Id, out _), out var id)
        && TradingTime.TryParse(id.Value.Split('#')[0].Replace('T', ' '), out var time)
            ? walk.Find(time)
            : null;

    /// <summary>
    /// What encloses text of others: with the mark of the call, otherwise with the one that this server has for the
    /// session, the same until the server ends.
    /// </summary>
    internal TextEnvelope EnvelopeOf(TradingContext context, JsonObject? meta) =>
        TextEnvelope.TryCreate(TextOf(meta, CallMeta.Mark, out _), out var given)
            ? given
            : TextEnvelope.Create(_secret, context);

    private static string? TextOf(JsonObject? meta, string key, out bool isThere)
    {
        JsonNode? node = null;
        isThere = meta?.TryGetPropertyValue(key, out node) == true;
        return
            node is JsonValue value
            && value.GetValueKind() == JsonValueKind.String
            && value.TryGetValue(out string? text)
            ? text
            : null;
    }
}
