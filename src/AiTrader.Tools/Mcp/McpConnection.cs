using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace AiTrader.Tools.Mcp;

/// <summary>One connection that many sessions share. It is opened again after it was lost.</summary>
internal sealed class McpConnection(Func<CancellationToken, Task<McpClient>> connect) : IAsyncDisposable
{
    private static readonly TimeSpan EndOfConnection = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private McpClient? _client;

    /// <summary>Sends a request; the connection is opened if there is none.</summary>
    /// <param name="request">Sends it, and waits for its answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The connection ended before the answer came.</exception>
    public async Task<T> AskAsync<T>(Func<McpClient, Task<T>> request, CancellationToken cancellationToken)
    {
        var client = await GetAsync(cancellationToken).ConfigureAwait(false);
        var answer = request(client);

        // A client fails the requests that it knows of when its connection ends. One that is sent in that very moment
        // is not among them, and would be waited for without end.
        if (await Task.WhenAny(answer, client.Completion).ConfigureAwait(false) != answer)
        {
            _ = answer.ContinueWith(
                static late => late.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default
            );
            throw new IOException("The connection ended before the answer came.");
        }

        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is not (McpException or OperationCanceledException))
        {
            // A connection that ends fails its requests first and is over a moment later: the next request must not
            // take it for a good one.
            await Task.WhenAny(client.Completion, Task.Delay(EndOfConnection, CancellationToken.None))
                .ConfigureAwait(false);
            throw;
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

    private async ValueTask<McpClient> GetAsync(CancellationToken cancellationToken)
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
}
