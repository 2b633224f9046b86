using System.Collections.Concurrent;
using System.Threading.Channels;
using AiTrader.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Events;

/// <summary>
/// Tells what happens to the traders of this process: collects it for a moment and adds it to the events of the store.
/// Entries of a ledger are told without a gap, each once, whoever relays them: this process begins where the store says
/// that the telling stopped.
/// </summary>
/// <param name="store">The store, undecorated.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Is told when the store does not answer.</param>
internal sealed partial class EventRelay(IStore store, TimeProvider clock, ILogger<EventRelay> logger)
    : IHostedService,
        IAsyncDisposable
{
    private const int AtOnce = 16;
    private const int MostTurns = 1_000;

    // Outboxes with nothing in them are forgotten when there are more.
    private const int MostOutboxes = 4_096;

    // Who waits for a trader is told that it fails, after so many failures in a row.
    private const int Attempts = 5;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Signature, Outbox> _outboxes = new();
    private readonly Channel<Signature> _queue = Channel.CreateUnbounded<Signature>();
    private readonly CancellationTokenSource _ending = new();
    private readonly EventDelivery _delivery = new(store);
    private Task _relaying = Task.CompletedTask;
    private bool _isDisposed;

    /// <summary>Is called with whatever this process adds, right after it.</summary>
    public event Action? Added;

    /// <summary>Is called with whoever this process tells something of, before anybody else can know it.</summary>
    public event Action<Signature>? Told;

    /// <summary>Tells something that no ledger has. It never waits.</summary>
    public void Tell(Signature signature, params IReadOnlyList<NewEvent> events)
    {
        Told?.Invoke(signature);
        foreach (var next in events)
        {
            Put(signature, outbox => outbox.Add(next));
        }
    }

    /// <summary>Tells an entry that was just appended. It never waits, and never throws.</summary>
    public void Tell(LedgerEntry entry) => TryTell(entry.Context.Signature, () => [EventText.Of(entry)]);

    /// <summary>Tells what was just journaled. It never waits, and never throws.</summary>
    public void Tell(JournalEntry entry) => TryTell(entry.Context.Signature, () => EventText.Of(entry));

    /// <summary>Tells a fault that was just recorded. It never waits, and never throws.</summary>
    public void Tell(SessionFault fault) => TryTell(fault.Context.Signature, () => [EventText.Of(fault)]);

    /// <summary>Tells that a session begins. It never waits, and never throws.</summary>
    public void TellStart(TradingContext context) => TryTell(context.Signature, () => [EventText.OfStart(context)]);

    /// <summary>Waits until everything is told that the ledger of a trader has.</summary>
    /// <exception cref="Exception">The store failed several times in a row: its failure.</exception>
    public Task CatchUpAsync(Signature signature, CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Put(signature, outbox => outbox.CatchUp(told));
        return told.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Tells what the ledgers have once more where the store has lost it.</summary>
    public void BeginAgain()
    {
        foreach (var signature in _outboxes.Keys)
        {
            Put(signature, outbox => outbox.CatchUp(waiting: null));
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _relaying = Task.Run(RelayAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Tells what is left, and ends.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await using var giveUp = cancellationToken.Register(_ending.Cancel);
        await _relaying;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The container has it twice: by itself, and as a hosted service.
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _ending.CancelAsync();
        _queue.Writer.TryComplete();
        await _relaying;
        _ending.Dispose();
    }

    // What it tells is recorded already: that it cannot be told must not end what recorded it.
    private void TryTell(Signature signature, Func<IReadOnlyList<NewEvent>> read)
    {
        try
        {
            Tell(signature, read());
        }
#pragma warning disable CA1031 // The record is the truth, and events are read from it again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogUntold(signature, failure);
            Put(signature, outbox => outbox.CatchUp(waiting: null));
        }
    }

    private void Put(Signature signature, Func<Outbox, OutboxState> put)
    {
        while (true)
        {
            var outbox = _outboxes.GetOrAdd(signature, _ => new Outbox());
            switch (put(outbox))
            {
                case OutboxState.MustQueue:
                    _queue.Writer.TryWrite(signature);
                    return;
                case OutboxState.Queued:
                    return;
                default:
                    _outboxes.TryRemove(KeyValuePair.Create(signature, outbox));
                    break;
            }
        }
    }

    private async Task RelayAsync()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(_ending.Token))
            {
                await Task.Delay(Moment, clock, _ending.Token);
                await RelayAsync(TakeQueued());
                ForgetIdle();
            }

            // What waits for another attempt has it now.
            await RelayAsync(_outboxes.Keys);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // What is not told yet is told by whoever drives the trader next: the ledgers have it.
        }
    }

    private async Task RelayAsync(IEnumerable<Signature> signatures)
    {
        await Parallel.ForEachAsync(
            signatures,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = _ending.Token },
            async (signature, _) =>
            {
                if (_outboxes.TryGetValue(signature, out var outbox))
                {
                    await RelayAsync(signature, outbox);
                }
            }
        );
        Added?.Invoke();
    }

    private HashSet<Signature> TakeQueued()
    {
        var queued = new HashSet<Signature>();
        while (queued.Count < MostTurns && _queue.Reader.TryRead(out var signature))
        {
            queued.Add(signature);
        }

        return queued;
    }

    private void ForgetIdle()
    {
        if (_outboxes.Count <= MostOutboxes)
        {
            return;
        }

        foreach (var idle in _outboxes.Where(outbox => outbox.Value.TryClose()))
        {
            _outboxes.TryRemove(idle);
        }
    }

    private async Task RelayAsync(Signature signature, Outbox outbox)
    {
        var content = outbox.Take();
        try
        {
            outbox.Position = await _delivery.DeliverAsync(signature, outbox.Position, content, _ending.Token);
            outbox.Failures = 0;
            if (content.Lost > 0)
            {
                LogLost(signature, content.Lost);
            }

            content.Complete();
        }
#pragma warning disable CA1031 // A store that does not answer now is asked again; nothing is lost that a ledger has.
        catch (Exception failure) when (!_ending.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(signature, failure);
            outbox.Position = null;
            outbox.Failures++;
            Retry(signature, outbox, outbox.Failures < Attempts ? content : content.Fail(failure));
        }
    }

    // Each trader waits by itself, so that one that fails delays no other.
    private void Retry(Signature signature, Outbox outbox, OutboxContent content)
    {
        bool mustQueue = outbox.PutBack(content);
        if (_queue.Reader.Completion.IsCompleted)
        {
            // The program ends: whoever drives the trader next tells it.
            content.Waiting.ToList().ForEach(waiting => waiting.TrySetCanceled());
        }
        else if (mustQueue)
        {
            _ = QueueLaterAsync(signature, FirstDelay * (1 << Math.Min(outbox.Failures - 1, 8)));
        }
    }

    private async Task QueueLaterAsync(Signature signature, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay < LongestDelay ? delay : LongestDelay, clock, _ending.Token);
            _queue.Writer.TryWrite(signature);
        }
        catch (OperationCanceledException)
        {
            // The program ends: whoever drives the trader next tells it.
        }
    }

    [LoggerMessage(
        203,
        LogLevel.Warning,
        "What happened to {Signature} cannot be told now; it will be",
        EventName = "TellingFailed"
    )]
    private partial void LogFailed(Signature signature, Exception failure);

    [LoggerMessage(
        210,
        LogLevel.Error,
        "What happened to {Signature} is recorded and cannot be told as it is",
        EventName = "Untold"
    )]
    private partial void LogUntold(Signature signature, Exception failure);

    [LoggerMessage(
        211,
        LogLevel.Warning,
        "{Count} events of {Signature} that no ledger has were lost, because the store did not answer",
        EventName = "EventsLost"
    )]
    private partial void LogLost(Signature signature, int count);
}
