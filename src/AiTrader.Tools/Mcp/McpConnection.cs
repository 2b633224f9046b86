using ModelContextProtocol.Client;

namespace AiTrader.Tools.Mcp;

/// <summary>One connection that many sessions share. It is opened again after it was lost.</summary>
internal sealed class McpConnection(Func<CancellationToken, Task<McpClient>> connect) : IAsyncDisposable
{
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private McpClient? _client;

    /// <summary>The connection; it is opened if there is none.</summary>
    public async ValueTask<McpClient> GetAsync(CancellationToken cancellationToken = default)
    {
        if (_client is { Completion.IsCompleted: false } connected)
        {
            return connected;
        }

        await _connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_client is { Completion.IsCompleted: true } lost)
            {
                _client = null;
                await lost.DisposeAsync().ConfigureAwait(false);
            }

            return _client ??= await connect(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _connecting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync().ConfigureAwait(false);
        }

        _connecting.Dispose();
    }
}
