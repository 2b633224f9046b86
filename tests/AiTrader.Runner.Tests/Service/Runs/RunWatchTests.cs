using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Tests.Cluster;
using AiTrader.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Runner.Tests.Service.Runs;

/// <summary>The watch of the runs with very many traders that have something to do.</summary>
internal sealed class RunWatchTests
{
    private const int Traders = 10_000;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private InMemoryStore _store = null!;
    private RunBook _runs = null!;

    // One turn for all tests: the clock is not advanced to the next one.
    private DriveOptions Options => new() { Clock = _clock, WatchInterval = TimeSpan.FromHours(1) };

    [SetUp]
    public async Task SetUpAsync()
    {
        _store = new InMemoryStore(TimeProvider.System);
        _runs = new RunBook(_store.Documents);
        for (int number = 0; number < Traders; number++)
        {
            await _runs.AddAsync(
                new Run
                {
                    Signature = Signature.Parse($"trader-{number}"),
                    ModelId = ModelId.Parse("test/model"),
                    From = TradingTime.Parse("2025-01-01"),
                    To = TradingTime.Parse("2025-01-31"),
                    RequestedBy = "ada",
                },
                default
            );
        }
    }

    [TearDown]
    public void TearDown() => _store.Dispose();

    [Test]
    public async Task A_process_of_its_own_wakes_each_trader_at_a_bounded_pace()
    {
        var placement = new CountingPlacement();
        using var watch = Watch(placement, new WholeShare());
        await watch.StartAsync(default);
        await SettleAsync(() => placement.Woken.Count, 200);
        int atOnce = placement.Woken.Count;

        for (int slice = 2; slice <= Traders / 200; slice++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await SettleAsync(() => placement.Woken.Count, 200 * slice);
        }

        Assert.That(atOnce, Is.EqualTo(200));
        Assert.That(placement.Woken.Distinct().Count(), Is.EqualTo(placement.Woken.Count).And.EqualTo(Traders));
        await watch.StopAsync(default);
    }

    [Test]
    public async Task Three_silos_wake_each_trader_once_and_none_that_they_drive()
    {
        var members = Members.Of(3);
        var driven = Enumerable.Range(0, 50).Select(number => Signature.Parse($"trader-{number}")).ToHashSet();
        CountingPlacement[] placements =
        [
            .. members.Addresses.Select(_ => new CountingPlacement { DrivenHere = driven }),
        ];
        RunWatch[] watches =
        [
            .. members.Addresses.Zip(placements, (address, placement) => Watch(placement, members.ShareOf(address))),
        ];
        await Task.WhenAll(watches.Select(watch => watch.StartAsync(default)));

        await PassAsync(() => placements.Sum(placement => placement.Woken.Count), Traders - driven.Count);

        var woken = placements.SelectMany(placement => placement.Woken).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(woken.Distinct().Count(), Is.EqualTo(woken.Count).And.EqualTo(Traders - driven.Count));
            Assert.That(woken.Intersect(driven), Is.Empty);
            Assert.That(placements.Select(placement => placement.Woken.Count), Is.All.InRange(3_000, 3_700));
        });
        await StopAsync(watches);
    }

    [Test]
    public async Task A_look_that_is_asked_for_during_another_one_comes_after_it()
    {
        var placement = new CountingPlacement();
        using var watch = Watch(placement, new WholeShare());
        await watch.StartAsync(default);
        await SettleAsync(() => placement.Woken.Count, 200);

        watch.LookSoon();
        await PassAsync(() => placement.Woken.Count, Traders + 200);

        Assert.That(placement.Woken.Distinct().Count(), Is.EqualTo(Traders));
        await watch.StopAsync(default);
    }

    private static async Task StopAsync(IEnumerable<RunWatch> watches)
    {
        foreach (var watch in watches)
        {
            await watch.StopAsync(default);
            watch.Dispose();
        }
    }

    // Waits until what was waited for has been done, and then whether more is.
    private static async Task SettleAsync(Func<int> count, int expected)
    {
        while (count() < expected)
        {
            await Task.Delay(1);
        }

        await Task.Delay(2);
        Assert.That(count(), Is.EqualTo(expected));
    }

    private RunWatch Watch(ITraderPlacement placement, IWatchShare share) =>
        new(_runs, placement, share, Options, NullLogger<RunWatch>.Instance);

    private async Task PassAsync(Func<int> count, int expected)
    {
        while (count() < expected)
        {
            await Task.Delay(1);
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }
}
