using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>
/// What is to be told of one trader. It is bounded: what does not fit is read from the ledger again, if it is there.
/// </summary>
internal sealed class Outbox
{
    private const int Capacity = 1_000;

    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private List<NewEvent> _events = [];
    private bool _isBehind;
    private bool _isQueued;

    /// <summary>
    /// Up to which entry of the ledger everything is told, as far as this process knows; null if not yet.
    /// </summary>
    public long? Position { get; set; }

    /// <summary>Adds an event.</summary>
    /// <returns>Whether the outbox must be queued: nobody relays it yet.</returns>
    public bool Add(NewEvent next)
    {
        lock (_lock)
        {
            if (_events.Count < Capacity)
            {
                _events.Add(next);
            }
            else
            {
                _isBehind |= next.Position > 0;
            }

            return Queue();
        }
    }

    /// <summary>Asks for everything that the ledger has.</summary>
    /// <param name="told">Completes when it is told.</param>
    /// <returns>Whether the outbox must be queued.</returns>
    public bool CatchUp(out Task told)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _isBehind = true;
            _waiting.Add(waiting);
            told = waiting.Task;
            return Queue();
        }
    }

    /// <summary>Takes everything out.</summary>
    public OutboxContent Take()
    {
        lock (_lock)
        {
            var content = new OutboxContent(_events, _isBehind, [.. _waiting]);
            (_events, _isBehind, _isQueued) = ([], false, false);
            _waiting.Clear();
            return content;
        }
    }

    /// <summary>Puts back what could not be told.</summary>
    /// <returns>Whether the outbox must be queued.</returns>
    public bool PutBack(OutboxContent content)
    {
        lock (_lock)
        {
            _isBehind = true;
            _waiting.AddRange(content.Waiting);
            _events.InsertRange(0, content.Events.Where(told => told.Position == 0).Take(Capacity - _events.Count));
            return Queue();
        }
    }

    private bool Queue()
    {
        bool isFirst = !_isQueued;
        _isQueued = true;
        return isFirst;
    }
}
