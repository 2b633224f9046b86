using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Handoffs;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// Where the calls of a server get their context from: one for all of them, or a sealed one from each.
/// </summary>
public sealed class CallContexts
{
    private readonly Func<string?, UnsealResult?> _open;
    private readonly TradingContext? _only;
    private readonly string _source;
    private long _calls;

    private CallContexts(TradingContext? only, Func<string?, UnsealResult?> open, string source)
    {
        _only = only;
        _open = open;
        _source = source;
    }

    /// <summary>
    /// One context for every call, for hosts that cannot attach anything. A call that brings a context of its own is
    /// refused.
    /// </summary>
    /// <param name="context">For whom, when and by which model all calls act.</param>
    /// <param name="source">A name that no other server has, nor this one when it is started again: it makes the ids of
    /// calls that bring none. See <see cref="ClientOrderId.Create(TradingContext, string, long)"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> is no such name.</exception>
    public static CallContexts Fixed(TradingContext context, string source)
    {
        ArgumentNullException.ThrowIfNull(context);
        ClientOrderId.Create(context, source, 1);
        return new CallContexts(context, _ => null, source);
    }

    /// <summary>The context that each call brings, sealed; a call without a valid one is refused.</summary>
    /// <param name="seal">Opens the contexts.</param>
    /// <param name="source">As for <see cref="Fixed"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> is no name.</exception>
    public static CallContexts Sealed(ContextSeal seal, string source)
    {
        ArgumentNullException.ThrowIfNull(seal);
        ClientOrderId.Create(TradingContext.For("any").Using("any/model").At("2000-01-01"), source, 1);
        return new CallContexts(null, seal.Open, source);
    }

    /// <summary>The context of a call; null where it has no valid one.</summary>
    /// <param name="meta">What the call carries; null where it is nothing.</param>
    /// <param name="refusal">Why there is none, for the host's log; null where there is one, or where a server of one
    /// context was given another.</param>
    internal TradingContext? Of(JsonObject? meta, out SealRefusal? refusal)
    {
        refusal = null;
        string? token = TextOf(meta, CallMeta.Context, out bool isThere);
        if (_only is not null)
        {
            return isThere ? null : _only;
        }

        var unsealed = _open(token);
        refusal = (unsealed as UnsealResult.Refused)?.Reason;
        return (unsealed as UnsealResult.Opened)?.Context;
    }

    /// <summary>
    /// The id of a call: the one that it brings, else the next of this server; null where what it brings is no id of a
    /// call of this session.
    /// </summary>
    internal ClientOrderId? IdOf(TradingContext context, JsonObject? meta)
    {
        string? text = TextOf(meta, CallMeta.Id, out bool isThere);
        return !isThere ? ClientOrderId.Create(context, _source, Interlocked.Increment(ref _calls))
            : ClientOrderId.TryParse(text, out var id) && id.IsOfCall(context) ? id
            : null;
    }

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
