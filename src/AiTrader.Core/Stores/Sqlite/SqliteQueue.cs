namespace AiTrader.Stores;

/// <summary>
/// The work that waits for the writer's thread, in the order in which it came. Its reader blocks at once: a reader that
/// spins while it waits for the next work takes the processor from the threads that would bring it. Thread-safe.
/// </summary>
internal sealed class SqliteQueue
{
    private const int MostYields = 16;

    // Lock has no condition on which a thread can wait.
    private readonly object _gate = new();
    private readonly Queue<SqliteWork> _waiting = new();
    private bool _isCompleted;

    /// <summary>Whether nothing waits, and nothing can be added.</summary>
    public bool IsFinished
    {
        get
        {
            lock (_gate)
            {
                return _isCompleted && _waiting.Count == 0;
            }
        }
    }

    /// <summary>Adds work; false if nothing can be added any more.</summary>
    public bool TryAdd(SqliteWork work)
    {
        lock (_gate)
        {
            if (_isCompleted)
            {
                return false;
            }

            _waiting.Enqueue(work);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Moves what waits into a batch; waits for it if nothing does.</summary>
    /// <param name="batch">The batch, which is empty.</param>
    /// <param name="most">The largest size of the batch.</param>
    /// <param name="milliseconds">How long it waits, at most; -1 for as long as it takes.</param>
    /// <returns>Whether the batch has work; false also if nothing can be added any more.</returns>
    public bool TryTake(List<SqliteWork> batch, int most, int milliseconds)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_isCompleted)
            {
                Monitor.Wait(_gate, milliseconds);
            }

            while (batch.Count < most && _waiting.TryDequeue(out var work))
            {
                batch.Add(work);
            }
        }

        return batch.Count > 0;
    }

    /// <summary>
    /// Lets other threads run for a moment, so that those which were told of the last batch can bring their next work,
    /// and share a flush.
    /// </summary>
    /// <param name="size">The size of the last batch; it does not wait for more than that.</param>
    public void Gather(int size)
    {
        for (int i = 0; i < MostYields && size > 1 && Count < size; i++)
        {
            Thread.Yield();
        }
    }

    private int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Lets nothing more be added; what waits can still be taken.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isCompleted = true;
            Monitor.PulseAll(_gate);
        }
    }
}
