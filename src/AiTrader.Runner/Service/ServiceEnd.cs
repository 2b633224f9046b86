namespace AiTrader.Runner.Service;

/// <summary>How a part of the service ends the whole, because it cannot go on.</summary>
internal sealed class ServiceEnd
{
    private readonly TaskCompletionSource<string> _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Asks for the end. The first reason is told.</summary>
    public void Request(string reason) => _requested.TrySetResult(reason);

    /// <summary>Waits for the end.</summary>
    /// <returns>The reason; null if the token was canceled.</returns>
    public async Task<string?> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _requested.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
