using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>
/// What is to be told of one trader. It is bounded: what does not fit is read from the ledger again, if it is there,
/// and counted otherwise.
/// </summary>
internal sealed class Outbox
{
    private const int Capacity = 1_000;

    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private List<NewEvent> _events = [];
    private int _lost;
    private bool _isBehind;
    private bool _isQueued;
    private bool _isClosed;

    /// <summary>
    /// Up to which entry of the ledger everything is told, as far as this process knows; null if not yet.
    /// </summary>
    public long? Position { get; set; }

    /// <summary>How often in a row it could not be told.</summary>
    public int Failures { get; set; }

    /// <summary>Adds an event.</summary>
    public OutboxState Add(NewEvent next)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return OutboxState.Closed;
            }

            if (_events.Count < Capacity)
            {
                _events.Add(next);
            }
            else if (next.Position > 0)
            {
                _isBehind = true;
            }
            else
            {
                _lost++;
            }

            return Queue();
        }
    }

    /// <summary>Asks for everything that the ledger has.</summary>
    /// <param name="waiting">Is completed when it is told; null if nobody waits.</param>
    public OutboxState CatchUp(TaskCompletionSource? waiting)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return OutboxState.Closed;
            }

            _isBehind = true;
            if (waiting is not null)
            {
                _waiting.Add(waiting);
            }

            return Queue();
        }
    }

    /// <summary>Takes everything out.</summary>
    public OutboxContent Take()
    {
        lock (_lock)
        {
            var content = new OutboxContent(_events, _isBehind, _lost, [.. _waiting]);
            (_events, _isBehind, _isQueued, _lost) = ([], false, false, 0);
            _waiting.Clear();
            return content;
        }
    }

    /// <summary>Puts back what could not be told. It counts as queued until it is taken again.</summary>
    /// <returns>Whether it must be queued; false if it is queued already.</returns>
    public bool PutBack(OutboxContent content)
    {
        lock (_lock)
        {
            _isBehind = true;
            _waiting.AddRange(content.Waiting);
            NewEvent[] again = [.. content.Events.Where(told => told.Position == 0)];
            int kept = Math.Min(again.Length, Capacity - _events.Count);
            _events.InsertRange(0, again[..kept]);
            _lost += content.Lost + again.Length - kept;
            return Queue() is OutboxState.MustQueue;
        }
    }

    /// <summary>Closes it if there is nothing in it: nothing is added any more.</summary>
    public bool TryClose()
    {
        lock (_lock)
        {
            return _isClosed |= !_isQueued;
        }
    }

    private OutboxState Queue()
    {
        bool isFirst = !_isQueued;
        _isQueued = true;
        return isFirst ? OutboxState.MustQueue : OutboxState.Queued;
    }
}
