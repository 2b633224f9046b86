using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>The latest events in memory. One adds them, any number read.</summary>
internal sealed class EventRing
{
    private const int Kept = 8_192;

    private readonly Lock _lock = new();
    private readonly FedEvent[] _ring = new FedEvent[Kept];
    private TaskCompletionSource _more = Waiting();
    private long _first = 1;
    private long _last;
    private int _returns;
    private long _returnedTo;

    /// <summary>The number of the last event.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>How often the numbers went back.</summary>
    public int Returns
    {
        get
        {
            lock (_lock)
            {
                return _returns;
            }
        }
    }

    /// <summary>Begins after an event, with none. Who waits is woken if the numbers went back.</summary>
    public void BeginAfter(long number)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            if (number < _last)
            {
                _returns++;
                _returnedTo = number;
            }

            (_first, _last) = (number + 1, number);
            (waiting, _more) = (_more, Waiting());
        }

        waiting.TrySetResult();
    }

    /// <summary>Adds the events that come next, and wakes who waits for more.</summary>
    public void Add(IReadOnlyList<StoredEvent> read)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            foreach (var told in read)
            {
                _ring[told.Number % Kept] = FedEvent.Of(told);
                _last = told.Number;
            }

            _first = Math.Max(_first, _last - Kept + 1);
            (waiting, _more) = (_more, Waiting());
        }

        waiting.TrySetResult();
    }

    /// <summary>Takes the events after a number, which goes back with the numbers.</summary>
    /// <param name="after">The number.</param>
    /// <param name="returns">How often the numbers had gone back when it was given.</param>
    /// <param name="count">The most events.</param>
    /// <returns>The events, null if memory does not have them any more; and a wait for more.</returns>
    public (IReadOnlyList<FedEvent>? Batch, Task More) TakeAfter(ref long after, ref int returns, int count)
    {
        lock (_lock)
        {
            if (returns != _returns)
            {
                (after, returns) = (Math.Min(after, _returnedTo), _returns);
            }

            if (after + 1 < _first)
            {
                return (null, _more.Task);
            }

            var batch = new FedEvent[(int)Math.Clamp(_last - after, 0, count)];
            for (int i = 0; i < batch.Length; i++)
            {
                batch[i] = _ring[(after + 1 + i) % Kept];
            }

            return (batch, _more.Task);
        }
    }

    private static TaskCompletionSource Waiting() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
