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
    private const int Page = 500;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Signature, Outbox> _outboxes = new();
    private readonly Channel<Signature> _queue = Channel.CreateUnbounded<Signature>();
    private readonly CancellationTokenSource _ending = new();
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
        var outbox = _outboxes.GetOrAdd(signature, _ => new Outbox());
        foreach (var next in events)
        {
            if (outbox.Add(next))
            {
                _queue.Writer.TryWrite(signature);
            }
        }
    }

    /// <summary>Tells an entry that was just appended. It never waits.</summary>
    public void Tell(LedgerEntry entry) => Tell(entry.Context.Signature, EventText.Of(entry));

    /// <summary>Waits until everything is told that the ledger of a trader has.</summary>
    public Task CatchUpAsync(Signature signature, CancellationToken cancellationToken)
    {
        if (_outboxes.GetOrAdd(signature, _ => new Outbox()).CatchUp(out var told))
        {
            _queue.Writer.TryWrite(signature);
        }

        return told.WaitAsync(cancellationToken);
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

    private async Task RelayAsync()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(_ending.Token))
            {
                await Task.Delay(Moment, clock, _ending.Token);
                await Parallel.ForEachAsync(
                    TakeQueued(),
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = _ending.Token },
                    async (signature, _) => await RelayAsync(signature, _outboxes[signature])
                );
                Added?.Invoke();
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // What is not told yet is told by whoever drives the trader next: the ledgers have it.
        }
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

    private async Task RelayAsync(Signature signature, Outbox outbox)
    {
        var content = outbox.Take();
        try
        {
            await AddAsync(signature, outbox, content);
            foreach (var waiting in content.Waiting)
            {
                waiting.TrySetResult();
            }
        }
#pragma warning disable CA1031 // A store that does not answer now is asked again; nothing is lost that a ledger has.
        catch (Exception failure) when (!_ending.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(signature, failure);
            outbox.Position = null;
            bool mustQueue = outbox.PutBack(content);
            await Task.Delay(RetryDelay, clock, _ending.Token);
            if (mustQueue && !_queue.Writer.TryWrite(signature))
            {
                // The program ends: whoever drives the trader next tells it.
                content.Waiting.ToList().ForEach(waiting => waiting.TrySetCanceled());
            }
        }
    }

    private async Task AddAsync(Signature signature, Outbox outbox, OutboxContent content)
    {
        long position = outbox.Position ?? await store.Events.FindPositionAsync(signature, _ending.Token);
        var entries = content.Events.Where(next => next.Position > position).ToList();
        if (content.IsBehind || (entries.Count > 0 && entries[0].Position != position + 1))
        {
            position = await AddFromLedgerAsync(signature, position);
        }

        NewEvent[] left = [.. content.Events.Where(next => next.Position == 0 || next.Position > position)];
        if (left.Length > 0)
        {
            await store.Events.AppendAsync(signature, left, _ending.Token);
        }

        outbox.Position = Math.Max(position, left.Select(next => next.Position).DefaultIfEmpty().Max());
    }

    private async Task<long> AddFromLedgerAsync(Signature signature, long position)
    {
        var page = new List<NewEvent>(Page);
        await foreach (var entry in store.Ledgers.ReadEntriesAsync(signature, position, _ending.Token))
        {
            page.Add(EventText.Of(entry));
            if (page.Count == Page)
            {
                position = await AddAsync(signature, page);
            }
        }

        return page.Count == 0 ? position : await AddAsync(signature, page);
    }

    private async Task<long> AddAsync(Signature signature, List<NewEvent> page)
    {
        await store.Events.AppendAsync(signature, page, _ending.Token);
        long position = page[^1].Position;
        page.Clear();
        return position;
    }

    [LoggerMessage(
        203,
        LogLevel.Warning,
        "What happened to {Signature} cannot be told now; it will be",
        EventName = "TellingFailed"
    )]
    private partial void LogFailed(Signature signature, Exception failure);
}
