using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.ToolServers;

/// <summary>
/// Hands on the calls of tools one after the other, in the order in which they come. The SDK handles messages that come
/// together in any order: an end of a session would overtake the trades before it. Other messages do not wait.
/// </summary>
internal sealed class OrderedTransport : ITransport
{
    private readonly ITransport _inner;
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>();
    private readonly Queue<JsonRpcRequest> _waiting = [];
    private readonly Lock _lock = new();
    private readonly Task _pump;
    private RequestId? _running;
    private bool _isEnded;

    /// <param name="inner">The transport; it is disposed of with this one.</param>
    public OrderedTransport(ITransport inner)
    {
        _inner = inner;
        _pump = PumpAsync();
    }

    public string? SessionId => _inner.SessionId;

    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            await _inner.SendMessageAsync(message, cancellationToken);
        }
        finally
        {
            if (message is JsonRpcResponse or JsonRpcError)
            {
                End(((JsonRpcMessageWithId)message).Id);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync();
        await _pump;
    }

    private async Task PumpAsync()
    {
        try
        {
            await foreach (var message in _inner.MessageReader.ReadAllAsync())
            {
                Take(message);
            }
        }
        finally
        {
            lock (_lock)
            {
                _isEnded = true;
                Next();
            }
        }
    }

    private void Take(JsonRpcMessage message)
    {
        if (message is JsonRpcRequest { Method: RequestMethods.ToolsCall } call)
        {
            lock (_lock)
            {
                _waiting.Enqueue(call);
                Next();
            }

            return;
        }

        _messages.Writer.TryWrite(message);

        // The SDK does not answer a call that the client has canceled.
        if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification } canceled)
        {
            Cancel(canceled);
        }
    }

    private void Cancel(JsonRpcNotification canceled)
    {
        var id = canceled.Params?["requestId"];
        if (id is JsonValue value && value.TryGetValue(out string? text))
        {
            End(new RequestId(text));
        }
        else if (id is JsonValue number && number.TryGetValue(out long whole))
        {
            End(new RequestId(whole));
        }
    }

    private void End(RequestId id)
    {
        lock (_lock)
        {
            if (_running == id)
            {
                _running = null;
                Next();
            }
        }
    }

    private void Next()
    {
        if (_running is null && _waiting.TryDequeue(out var call))
        {
            _running = call.Id;
            _messages.Writer.TryWrite(call);
        }

        if (_isEnded && _waiting.Count == 0)
        {
            _messages.Writer.TryComplete();
        }
    }
}
