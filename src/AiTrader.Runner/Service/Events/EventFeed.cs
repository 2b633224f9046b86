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
    private const int Kept = 8_192;
    private const int Page = 1_000;

    // A listener is woken at most so often, with everything that came meanwhile.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _added = new(0, 1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FedEvent[] _ring = new FedEvent[Kept];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first;
    private long _last;

    /// <summary>Is called with every event that any process adds, in order.</summary>
    public event Action<StoredEvent>? Came;

    /// <summary>The number of the last event that came.</summary>
    public async ValueTask<long> FindLastAsync(CancellationToken cancellationToken)
    {
        await _ready.Task.WaitAsync(cancellationToken);
        lock (_lock)
        {
            return _last;
        }
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
        while (true)
        {
            var (batch, more) = TakeAfter(after);
            if (batch is null)
            {
                // Further behind than what is in memory.
                var read = await events.ReadAsync(after, Page, cancellationToken);
                batch = [.. read.Select(FedEvent.Of)];
            }

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

    private static async Task WaitAsync(Task more, CancellationToken cancellationToken)
    {
        // As often as proxies want to see a sign of life.
        await Task.WhenAny(more, Task.Delay(TimeSpan.FromSeconds(15), cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var range = await events.FindRangeAsync(cancellationToken);
                (_first, _last) = (range.Last + 1, range.Last);
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
                read = await events.ReadAsync(_last, Page, cancellationToken);
                Add(read);
                foreach (var told in read)
                {
                    Came?.Invoke(told);
                }
            } while (read.Count == Page);
        }
#pragma warning disable CA1031 // A store that does not answer now is asked again; listeners miss nothing.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure);
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
        }
    }

    private void Add(IReadOnlyList<StoredEvent> read)
    {
        if (read.Count == 0)
        {
            return;
        }

        TaskCompletionSource waiting;
        lock (_lock)
        {
            foreach (var told in read)
            {
                _ring[told.Number % Kept] = FedEvent.Of(told);
                _last = told.Number;
            }

            _first = Math.Max(_first, _last - Kept + 1);
            (waiting, _more) = (_more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.TrySetResult();
    }

    // Null where memory does not have them any more.
    private (IReadOnlyList<FedEvent>? Batch, Task More) TakeAfter(long after)
    {
        lock (_lock)
        {
            if (after + 1 < _first)
            {
                return (null, _more.Task);
            }

            int count = (int)Math.Clamp(_last - after, 0, Page);
            var batch = new FedEvent[count];
            for (int i = 0; i < count; i++)
            {
                batch[i] = _ring[(after + 1 + i) % Kept];
            }

            return (batch, _more.Task);
        }
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
}
