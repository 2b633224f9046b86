namespace AiTrader.Stores;

/// <summary>Events that live as long as the process.</summary>
internal sealed class InMemoryEventStore : IEventStore
{
    private readonly Lock _lock = new();
    private readonly Queue<StoredEvent> _removable = new();
    private readonly Dictionary<long, StoredEvent> _events = [];
    private readonly Dictionary<Signature, long> _positions = [];
    private long _last;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> AppendAsync(
        Signature signature,
        IReadOnlyList<NewEvent> events,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(events);
        cancellationToken.ThrowIfCancellationRequested();
        var added = new List<StoredEvent>();
        lock (_lock)
        {
            long position = _positions.GetValueOrDefault(signature);
            foreach (var next in events.Where(next => next.Position == 0 || next.Position > position))
            {
                position = Math.Max(position, next.Position);
                var told = new StoredEvent(++_last, signature, next.Kind, next.Content);
                added.Add(told);
                _events.Add(told.Number, told);
                _removable.Enqueue(told);
                if (_removable.Count > IEventStore.Kept)
                {
                    _events.Remove(_removable.Dequeue().Number);
                }
            }

            _positions[signature] = position;
        }

        return ValueTask.FromResult<IReadOnlyList<StoredEvent>>(added);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        long after,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, IEventStore.MostRead);
        cancellationToken.ThrowIfCancellationRequested();
        var read = new List<StoredEvent>();
        lock (_lock)
        {
            long first = Math.Max(after, _last - _events.Count) + 1;
            for (long number = first; number <= _last && read.Count < count; number++)
            {
                read.Add(_events[number]);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<StoredEvent>>(read);
    }

    /// <inheritdoc/>
    public ValueTask<EventRange> FindRangeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(new EventRange(_last - _events.Count + 1, _last));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> FindPositionAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(_positions.GetValueOrDefault(signature));
        }
    }
}
