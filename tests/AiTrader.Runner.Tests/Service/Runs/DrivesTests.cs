using System.Collections.Concurrent;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Tests.Service.Runs;

/// <summary>At most one drive a trader, no wake that is lost, and nothing that is kept of those that are done.</summary>
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

    // What a drive sees when it begins is what was wished before: at the end, each wish was seen by a drive that
    // began after it, and no two drives of a trader were under way at once. Drives end as soon as they can, so that
    // most wakes come at that moment.
    [Test]
    public async Task Woken_at_whatever_moment_a_trader_is_driven_afterwards_by_one_drive_at_a_time()
    {
        var signatures = Enumerable.Range(0, 3).Select(number => Signature.Parse($"trader-{number}")).ToArray();
        var wished = signatures.ToDictionary(signature => signature, _ => new StrongBox());
        var seen = signatures.ToDictionary(signature => signature, _ => new StrongBox());
        var atOnce = new ConcurrentDictionary<Signature, int>();
        int most = 0;
        var drives = new Drives(async signature =>
        {
            int now = atOnce.AddOrUpdate(signature, 1, (_, count) => count + 1);
            most = Math.Max(most, now);
            Volatile.Write(ref seen[signature].Value, Volatile.Read(ref wished[signature].Value));
            await Task.Yield();
            atOnce.AddOrUpdate(signature, 0, (_, count) => count - 1);
        });

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(worker =>
                    Task.Run(() =>
                    {
                        for (int i = 0; i < 50_000; i++)
                        {
                            var signature = signatures[(i + worker) % signatures.Length];
                            Interlocked.Increment(ref wished[signature].Value);
                            drives.Wake(signature);
                        }
                    })
                )
        );
        await Task.WhenAll(signatures.Select(drives.Find));

        Assert.Multiple(() =>
        {
            Assert.That(most, Is.EqualTo(1));
            Assert.That(signatures.Select(of => seen[of].Value), Is.EqualTo(signatures.Select(of => wished[of].Value)));
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

    private sealed class StrongBox
    {
        public int Value;
    }
}
