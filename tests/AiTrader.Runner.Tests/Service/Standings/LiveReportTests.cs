using System.Runtime.CompilerServices;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Service.Standings;
using AiTrader.Runner.Stores;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Runner.Tests.Service.Standings;

/// <summary>
/// The first reading of a store, which begins with the service. The service lists the ledgers once before, to see
/// whether the store answers.
/// </summary>
internal sealed class LiveReportTests
{
    private readonly TaskCompletionSource _begun = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly TaskCompletionSource _released = new();
    private readonly ILedgerStore _ledgers = Substitute.For<ILedgerStore>();
    private InMemoryStore _store = null!;

    [SetUp]
    public void Create() => _store = new InMemoryStore(TimeProvider.System);

    [TearDown]
    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Test]
    public async Task It_begins_though_nobody_asks_and_the_service_does_not_wait_for_it()
    {
        _ledgers
            .ListSignaturesAsync(Arg.Any<CancellationToken>())
            .Returns(_ => Nobody(), call => Listed(call.Arg<CancellationToken>()));
        await using var service = await StartAsync();
        await _begun.Task;

        var asked = ReportOf(service).GetAsync(default).AsTask();
        Assert.That(asked.IsCompleted, Is.False);
        _released.SetResult();

        Assert.That((await asked).Report, Is.Null);
        _ledgers.Received(2).ListSignaturesAsync(Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task A_service_that_stops_ends_it()
    {
        _ledgers
            .ListSignaturesAsync(Arg.Any<CancellationToken>())
            .Returns(_ => Nobody(), call => Listed(call.Arg<CancellationToken>()));
        await using (await StartAsync())
        {
            await _begun.Task;
        }

        Assert.That(_ended.Task.IsCompleted, Is.True);
    }

    [Test]
    public async Task After_one_that_failed_the_next_asker_tries_again()
    {
        _ledgers
            .ListSignaturesAsync(Arg.Any<CancellationToken>())
            .Returns(_ => Nobody(), _ => Failing(), _ => Nobody());
        await using var service = await StartAsync();
        await _begun.Task;

        // The first asker can still meet the reading that fails.
        Task first = ReportOf(service).GetAsync(default).AsTask();
        await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.That((await ReportOf(service).GetAsync(default)).Report, Is.Null);
    }

    [Test]
    public async Task Who_asks_after_a_session_of_this_process_sees_it_and_so_does_who_asks_after_a_long_time()
    {
        await using var service = await ServedStore.StartAsync(_store);
        var clock = new FakeTimeProvider();
        using var report = new LiveReport(
            _store,
            service.Services.GetRequiredService<TradedMarket>(),
            service.Relay,
            service.Feed,
            clock,
            NullLogger<LiveReport>.Instance
        );
        await report.StartAsync(default);

        await RunAsync(service, "2024-01-01");
        Assert.That(LastOf(await report.GetAsync(default)), Is.EqualTo("2024-01-01"));

        await RunAsync(service, "2024-01-02");
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.That(LastOf(await report.GetAsync(default)), Is.EqualTo("2024-01-02"));
        await report.StopAsync(default);
    }

    private static async Task RunAsync(ServedStore service, string day) =>
        await service.FinishedAsync(await service.RequestAsync("momentum", day, day));

    private static string? LastOf(LiveView view) => view.Report?.Traders.Single().Facts.Last.ToString();

    private Task<ServedStore> StartAsync() => ServedStore.StartAsync(new LentStore(_store).WithLedgers(_ => _ledgers));

    private static LiveReport ReportOf(ServedStore service) => service.Services.GetRequiredService<LiveReport>();

    private async IAsyncEnumerable<Signature> Listed(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        _begun.TrySetResult();
        try
        {
            await _released.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _ended.TrySetResult();
        }

        yield break;
    }

    private IAsyncEnumerable<Signature> Failing()
    {
        _begun.TrySetResult();
        throw new IOException("The store is down.");
    }

    private static IAsyncEnumerable<Signature> Nobody() => AsyncEnumerable.Empty<Signature>();
}
