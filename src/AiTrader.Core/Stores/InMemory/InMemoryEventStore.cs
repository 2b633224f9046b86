namespace AiTrader.Stores;

/// <summary>Events that live as long as the process.</summary>
/// <param name="kept">How many events are kept.</param>
internal sealed class InMemoryEventStore(long kept = IEventStore.Kept) : IEventStore
{
    private readonly Lock _lock = new();
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
        lock (_lock)
        {
            long position = _positions.GetValueOrDefault(signature);
            var added = EventNumbers.Number(signature, events, _last, position, out long? moved);
            _positions[signature] = moved ?? position;
            foreach (var told in added)
            {
                _last = told.Number;
                _events.Add(told.Number, told);
                if (_events.Count > kept)
                {
                    _events.Remove(told.Number - kept);
                }
            }

            return ValueTask.FromResult(added);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        long after,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        EventNumbers.RequirePage(after, count);
        cancellationToken.ThrowIfCancellationRequested();
        var read = new List<StoredEvent>();
        lock (_lock)
        {
            long first = Math.Max(Math.Min(after, _last), _last - _events.Count) + 1;
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
