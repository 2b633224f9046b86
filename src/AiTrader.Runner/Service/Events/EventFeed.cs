using System.Runtime.CompilerServices;
using AiTrader.Runner.Hosting;
using AiTrader.Stores;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Events;

/// <summary>
/// The events of the store for any number of listeners of this process: one reader follows the store, and the latest
/// events stay in memory. A listener is only a number, so that nobody waits for one that is slow.
/// </summary>
internal sealed partial class EventFeed(
    IEventStore events,
    EventRelay relay,
    TimeProvider clock,
    ILogger<EventFeed> logger
) : EndlessService
{
    private const int Page = 1_000;

    // Listeners far behind read from the store in turn, so that they leave it to those who trade.
    private const int OldReaders = 2;

    // As often as proxies want to see a sign of life.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    // How long nothing comes until the store is asked whether it went back.
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(1);

    // A listener is woken at most so often, with everything that came meanwhile.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly EventRing _ring = new();
    private readonly SemaphoreSlim _added = new(0, 1);
    private readonly SemaphoreSlim _oldReaders = new(OldReaders);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _cameAt;

    /// <summary>
    /// Is called with every event that any process adds, in order. One that throws keeps nothing from the others.
    /// </summary>
    public event Action<StoredEvent>? Came;

    /// <summary>The number of the last event that came.</summary>
    public async ValueTask<long> FindLastAsync(CancellationToken cancellationToken)
    {
        await _ready.Task.WaitAsync(cancellationToken);
        return _ring.Last;
    }

    /// <summary>
    /// The events after a number, and then each one that comes, in batches; an empty batch is a sign of life.
    /// </summary>
    /// <param name="after">The number.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public async IAsyncEnumerable<IReadOnlyList<FedEvent>> ListenAsync(
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await _ready.Task.WaitAsync(cancellationToken);
        int returns = _ring.Returns;
        while (true)
        {
            var (batch, more) = _ring.TakeAfter(ref after, ref returns, Page);
            batch ??= await ReadOldAsync(after, cancellationToken);
            if (batch.Count > 0)
            {
                after = batch[^1].Event.Number;
                yield return batch;
                continue;
            }

            yield return [];
            await WaitAsync(more, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _added.Dispose();
        _oldReaders.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        relay.Added += WakeUp;
        try
        {
            await BeginAsync(cancellationToken);
            while (true)
            {
                await FollowAsync(cancellationToken);
                await _added.WaitAsync(Interval, cancellationToken);
                await Task.Delay(Interval / 4, clock, cancellationToken);
            }
        }
        finally
        {
            relay.Added -= WakeUp;
        }
    }

    // The timer ends with the wait.
    private async Task WaitAsync(Task more, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(more, Task.Delay(Silence, clock, end.Token));
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    // Further behind than what is in memory.
    private async Task<IReadOnlyList<FedEvent>> ReadOldAsync(long after, CancellationToken cancellationToken)
    {
        await _oldReaders.WaitAsync(cancellationToken);
        try
        {
            var read = await events.ReadAsync(after, Page, cancellationToken);
            return [.. read.Select(FedEvent.Of)];
        }
        finally
        {
            _oldReaders.Release();
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var range = await events.FindRangeAsync(cancellationToken);
                _ring.BeginAfter(range.Last);
                _cameAt = clock.GetTimestamp();
                _ready.TrySetResult();
                return;
            }
#pragma warning disable CA1031 // A store that does not answer now is asked again.
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failure);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<StoredEvent> read;
            do
            {
                read = await events.ReadAsync(_ring.Last, Page, cancellationToken);
                Hand(read);
            } while (read.Count == Page);

            if (clock.GetElapsedTime(_cameAt) >= Doubt)
            {
                await LookBackAsync(cancellationToken);
            }
        }
#pragma warning disable CA1031 // A store that does not answer now is asked again; listeners miss nothing.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure);
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
        }
    }

    private void Hand(IReadOnlyList<StoredEvent> read)
    {
        if (read.Count == 0)
        {
            return;
        }

        _cameAt = clock.GetTimestamp();
        _ring.Add(read);
        if (Came is not { } came)
        {
            return;
        }

        foreach (var hear in Delegate.EnumerateInvocationList(came))
        {
            try
            {
                foreach (var told in read)
                {
                    hear(told);
                }
            }
#pragma warning disable CA1031 // A defect of one that listens; the others hear all of it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogUnheard(failure);
            }
        }
    }

    // A replica that was behind has become the store: it has new events under numbers that were given before.
    private async Task LookBackAsync(CancellationToken cancellationToken)
    {
        var range = await events.FindRangeAsync(cancellationToken);
        _cameAt = clock.GetTimestamp();
        if (range.Last >= _ring.Last)
        {
            return;
        }

        LogReturned(_ring.Last, range.Last);
        _ring.BeginAfter(range.Last);
        relay.BeginAgain();
    }

    private void WakeUp()
    {
        try
        {
            _added.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    [LoggerMessage(204, LogLevel.Warning, "The events cannot be read now", EventName = "FeedFailed")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(212, LogLevel.Error, "An event was not heard by all parts of the program", EventName = "Unheard")]
    private partial void LogUnheard(Exception failure);

    [LoggerMessage(
        213,
        LogLevel.Error,
        "The store went back from event {Before} to {Now}: it was restored, or a replica that was behind took over",
        EventName = "EventsReturned"
    )]
    private partial void LogReturned(long before, long now);
}
