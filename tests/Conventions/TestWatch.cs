namespace AiTrader.Tests;

/// <summary>
/// Interrupts the thread of a test when its time is over. A thread that waits for nothing cannot be interrupted: then
/// the whole run ends, and says which test it was.
/// </summary>
internal sealed class TestWatch : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Thread _thread = Thread.CurrentThread;
    private readonly string _test;
    private readonly Timer _timer;
    private bool _isInterrupted;
    private bool _isEnded;

    /// <summary>Starts to watch the test that runs on this thread.</summary>
    /// <param name="test">Its name.</param>
    /// <param name="limit">How long it may take.</param>
    public TestWatch(string test, TimeSpan limit)
    {
        _test = test;
        _timer = new Timer(_ => Interrupt(), null, limit, Grace);
    }

    /// <summary>Stops to watch.</summary>
    /// <returns>Whether the test was interrupted.</returns>
    public bool End()
    {
        lock (_lock)
        {
            _isEnded = true;
            return _isInterrupted;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Interrupt()
    {
        lock (_lock)
        {
            if (_isEnded)
            {
                return;
            }

            if (_isInterrupted)
            {
                Environment.FailFast($"The test {_test} does not end.");
            }

            _isInterrupted = true;
            _thread.Interrupt();
        }
    }
}
