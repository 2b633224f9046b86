using System.Collections.Concurrent;

namespace AiTrader.Serving;

/// <summary>What the processes of a soak acknowledged. Thread-safe.</summary>
internal sealed class SoakRecord
{
    private readonly ConcurrentDictionary<(string Signature, string Id), int> _acts = new();
    private readonly ConcurrentDictionary<(string Signature, string Time), int> _sessions = new();
    private readonly ConcurrentDictionary<string, int> _faults = new();
    private readonly ConcurrentQueue<string> _unexpected = new();

    /// <summary>The orders that were answered, and how often each was: again where its session was run again.</summary>
    public IReadOnlyDictionary<(string Signature, string Id), int> Acts => _acts;

    /// <summary>The sessions that were told as completed, and how often each was.</summary>
    public IReadOnlyDictionary<(string Signature, string Time), int> Sessions => _sessions;

    /// <summary>The exceptions with which sessions faulted, and how often.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    /// <summary>What no process should have said or done.</summary>
    public IReadOnlyCollection<string> Unexpected => _unexpected;

    /// <summary>Hears a line; one without its end was cut off by a kill, and acknowledges nothing.</summary>
    public void Hear(string? line)
    {
        switch (line?.Split(' '))
        {
            case ["act", var signature, var id, "."]:
                _acts.AddOrUpdate((signature, id), 1, (_, count) => count + 1);
                break;
            case ["done", var signature, .. var time, "."]:
                _sessions.AddOrUpdate((signature, string.Join(' ', time)), 1, (_, count) => count + 1);
                break;
            case ["fault", _, .., var fault, "."]:
                _faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
                break;
        }
    }

    /// <summary>Hears a line of standard error, where a process says why it ends by itself.</summary>
    public void HearError(string? line)
    {
        if (line is not null)
        {
            _unexpected.Enqueue(line);
        }
    }

    /// <summary>Notes a process that ended by itself.</summary>
    public void RequireAlive(bool isAlive, string process)
    {
        if (!isAlive)
        {
            _unexpected.Enqueue($"a process ended by itself: {process}");
        }
    }
}
