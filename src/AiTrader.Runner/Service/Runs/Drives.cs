namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// The traders that are driven in this process: each by one task at a time, which drives once more where its trader was
/// woken meanwhile. A trader whose drive has ended is forgotten.
/// </summary>
/// <param name="driveAsync">Drives a trader as long as it has something to do; it does not throw.</param>
internal sealed class Drives(Func<Signature, Task> driveAsync)
{
    // One lock for all, so that a drive is forgotten in the same moment in which it finds that nobody has woken it.
    private readonly Lock _lock = new();
    private readonly Dictionary<Signature, Drive> _drives = [];
    private bool _isClosed;

    /// <summary>The traders that are driven now.</summary>
    public IReadOnlyList<Signature> Driven
    {
        get
        {
            lock (_lock)
            {
                return [.. _drives.Keys];
            }
        }
    }

    /// <summary>The drive of a trader; completed if there is none.</summary>
    public Task Find(Signature signature)
    {
        lock (_lock)
        {
            return _drives.TryGetValue(signature, out var drive) ? drive.Task : Task.CompletedTask;
        }
    }

    /// <summary>Whether a trader is driven now.</summary>
    public bool Has(Signature signature)
    {
        lock (_lock)
        {
            return _drives.ContainsKey(signature);
        }
    }

    /// <summary>
    /// Drives a trader. One that is driven already is driven once more afterwards, because the drive that is under way
    /// may have looked already.
    /// </summary>
    public void Wake(Signature signature)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            if (_drives.TryGetValue(signature, out var drive))
            {
                drive.IsWoken = true;
                return;
            }

            _drives.Add(signature, new Drive(Task.Run(() => RunAsync(signature))));
        }
    }

    /// <summary>Begins no drive any more.</summary>
    /// <returns>The end of those that are under way.</returns>
    public Task CloseAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
            return Task.WhenAll(_drives.Values.Select(drive => drive.Task));
        }
    }

    private async Task RunAsync(Signature signature)
    {
        do
        {
            await driveAsync(signature);
        } while (!TryEnd(signature));
    }

    private bool TryEnd(Signature signature)
    {
        lock (_lock)
        {
            var drive = _drives[signature];
            if (drive.IsWoken && !_isClosed)
            {
                drive.IsWoken = false;
                return false;
            }

            return _drives.Remove(signature);
        }
    }

    private sealed class Drive(Task task)
    {
        public Task Task { get; } = task;

        public bool IsWoken { get; set; }
    }
}
