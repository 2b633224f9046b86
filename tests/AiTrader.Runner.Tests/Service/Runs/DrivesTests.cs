using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Tests.Service.Runs;

/// <summary>At most one drive a trader, no wake that is lost, and nothing kept of those that are done.</summary>
internal sealed class DrivesTests
{
    private static readonly Signature Alice = Signature.Parse("alice");

    [Test]
    public async Task A_drive_that_ends_is_forgotten()
    {
        var end = new TaskCompletionSource();
        var drives = new Drives(_ => end.Task);
        drives.Wake(Alice);
        var drive = drives.Find(Alice);
        bool isDriven = drives.Has(Alice);

        end.SetResult();
        await drive;

        Assert.Multiple(() =>
        {
            Assert.That(isDriven, Is.True);
            Assert.That(drives.Has(Alice), Is.False);
            Assert.That(drives.Driven, Is.Empty);
            Assert.That(drives.Find(Alice).IsCompleted, Is.True);
        });
    }

    [Test]
    public async Task A_trader_that_is_woken_while_it_is_driven_is_driven_once_more()
    {
        int calls = 0;
        var ends = Enumerable.Range(0, 2).Select(_ => new TaskCompletionSource()).ToArray();
        var drives = new Drives(_ => ends[Interlocked.Increment(ref calls) - 1].Task);
        drives.Wake(Alice);
        drives.Wake(Alice);
        drives.Wake(Alice);
        var drive = drives.Find(Alice);
        ends[0].SetResult();
        ends[1].SetResult();

        await drive;

        Assert.That(calls, Is.EqualTo(2));
    }

    // The second wake of each round comes when the drive after the first one has looked and is about to end. Whoever
    // waits for the drive then finds that one has begun since.
    [Test]
    public async Task Woken_at_whatever_moment_a_trader_is_driven_afterwards_by_one_drive_at_a_time()
    {
        var traders = Enumerable.Range(0, 2).Select(number => new Driven($"trader-{number}")).ToList();
        var bySignature = traders.ToDictionary(trader => trader.Signature);
        var drives = new Drives(signature => bySignature[signature].DriveAsync());

        await Task.WhenAll(traders.Select(trader => Task.Run(() => trader.WishAsync(drives, rounds: 4_000))));

        Assert.Multiple(() =>
        {
            Assert.That(traders.Select(trader => trader.Most), Is.All.EqualTo(1));
            Assert.That(traders.Sum(trader => trader.Lost), Is.Zero);
            Assert.That(drives.Driven, Is.Empty);
        });
    }

    [Test]
    public async Task After_the_close_nobody_is_driven_any_more()
    {
        int calls = 0;
        var end = new TaskCompletionSource();
        var drives = new Drives(_ =>
        {
            calls++;
            return end.Task;
        });
        drives.Wake(Alice);
        drives.Wake(Alice);
        var closing = drives.CloseAsync();
        end.SetResult();
        await closing;

        drives.Wake(Alice);

        Assert.That((calls, drives.Has(Alice)), Is.EqualTo((1, false)));
    }

    /// <summary>A trader whose drives end as soon as they have looked at what is wished.</summary>
    private sealed class Driven(string name)
    {
        private int _wished;
        private int _seen;
        private int _atOnce;

        public Signature Signature { get; } = Signature.Parse(name);

        /// <summary>How many drives were under way at once.</summary>
        public int Most { get; private set; }

        /// <summary>How many wakes no drive followed.</summary>
        public int Lost { get; private set; }

        public Task DriveAsync()
        {
            Most = Math.Max(Most, Interlocked.Increment(ref _atOnce));
            Volatile.Write(ref _seen, Volatile.Read(ref _wished));
            Interlocked.Decrement(ref _atOnce);
            return Task.CompletedTask;
        }

        public async Task WishAsync(Drives drives, int rounds)
        {
            var random = new Random(7);
            for (int round = 0; round < rounds; round++)
            {
                Wish(drives);
                for (int spins = 0; spins < 1_000 && Volatile.Read(ref _seen) != _wished; spins++)
                {
                    Thread.Yield();
                }

                Thread.SpinWait(random.Next(20));
                Wish(drives);
                await drives.Find(Signature);
                Lost += Volatile.Read(ref _seen) == _wished ? 0 : 1;
            }
        }

        private void Wish(Drives drives)
        {
            Interlocked.Increment(ref _wished);
            drives.Wake(Signature);
        }
    }
}
