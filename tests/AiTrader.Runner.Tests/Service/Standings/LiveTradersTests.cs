using AiTrader.Runner.Reports;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Service.Standings;
using AiTrader.Runner.Stores;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Runner.Tests.Service.Standings;

/// <summary>The figures of each trader, made once and again when it moves: in a service that trades.</summary>
internal sealed class LiveTradersTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly HashSet<int> _broken = [];
    private InMemoryStore _store = null!;
    private ServedStore _service = null!;
    private FaultInjectingLedger _ledger = null!;
    private IStore _read = null!;
    private LiveTraders _traders = null!;

    [SetUp]
    public async Task RunAsync()
    {
        _store = new InMemoryStore(TimeProvider.System);
        _service = await ServedStore.StartAsync(_store);
        foreach (string baseline in (string[])["momentum", "limit-ladder", "cash"])
        {
            await MoveAsync(baseline, "2024-01-01", "2024-01-10");
        }

        _broken.Clear();
        _read = new LentStore(_store).WithLedgers(ledgers =>
            _ledger = new FaultInjectingLedger(
                ledgers,
                call => _broken.Contains(call) ? StoreFault.Before : StoreFault.None
            )
        );
        _traders = new LiveTraders(_read, ReportingOf(), _clock);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _service.DisposeAsync();
        await _read.DisposeAsync();
        _traders.Dispose();
        await _store.DisposeAsync();
    }

    [Test]
    public async Task Only_who_moved_is_made_anew()
    {
        var before = await ReadAsync();
        await MoveAsync("momentum", "2024-01-11", "2024-01-12");
        _traders.Change(Signature.Parse("momentum-daily"));

        var after = await ReadAsync();

        Assert.That(SameOf(before, after), Is.EqualTo("cash-daily limit-ladder-daily"));
        Assert.That(TraderOf(after, "momentum").Facts.Last, Is.EqualTo(TradingTime.Parse("2024-01-12")));
    }

    [Test]
    public async Task Nothing_is_read_while_nobody_moves()
    {
        var before = await ReadAsync();
        int calls = _ledger.Calls;

        var after = await ReadAsync();

        Assert.That((_ledger.Calls - calls, SameOf(before, after)), Is.EqualTo((0, AllNames)));
    }

    [Test]
    public async Task What_other_programs_wrote_is_found_after_30_seconds_and_of_the_others_nothing_is_made_anew()
    {
        var before = await ReadAsync();
        await MoveAsync("momentum", "2024-01-11", "2024-01-12");
        Assert.That(SameOf(before, await ReadAsync()), Is.EqualTo(AllNames));
        _clock.Advance(TimeSpan.FromSeconds(31));

        var after = await ReadAsync();

        Assert.That(SameOf(before, after), Is.EqualTo("cash-daily limit-ladder-daily"));
    }

    [Test]
    public async Task So_is_a_fault_that_another_program_recorded()
    {
        var before = await ReadAsync();
        await _store.Faults.AppendAsync(FaultOf("cash", "2024-01-11"));
        _clock.Advance(TimeSpan.FromSeconds(31));

        var after = await ReadAsync();

        Assert.That(SameOf(before, after), Is.EqualTo("limit-ladder-daily momentum-daily"));
        Assert.That(TraderOf(after, "cash").Facts.Faults, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_could_not_be_read_is_read_the_next_time()
    {
        // The list, and then the three ledgers.
        _broken.Add(3);
        Assert.That(ReadAsync, Throws.InstanceOf<IOException>());
        _broken.Clear();
        Assert.That(NamesOf(await ReadAsync()), Is.EqualTo(AllNames));

        await MoveAsync("momentum", "2024-01-11", "2024-01-12");
        _traders.Change(Signature.Parse("momentum-daily"));
        _broken.Add(_ledger.Calls + 1);
        Assert.That(ReadAsync, Throws.InstanceOf<IOException>());
        _broken.Clear();

        var after = await ReadAsync();

        Assert.That(TraderOf(after, "momentum").Facts.Last, Is.EqualTo(TradingTime.Parse("2024-01-12")));
    }

    [Test]
    public async Task The_records_of_a_trader_are_those_from_which_its_facts_were_made()
    {
        var facts = TraderOf(await ReadAsync(), "momentum").Facts;
        await MoveAsync("momentum", "2024-01-11", "2024-01-12");
        using var anew = new LiveTraders(_read, ReportingOf(), _clock);

        foreach (var traders in (LiveTraders[])[_traders, anew])
        {
            var history = (await traders.FindHistoryAsync(facts, default))!;
            Assert.That((history.Counts, history.Last), Is.EqualTo((facts.Counts, facts.Last)));
        }
    }

    [Test]
    public async Task After_any_moves_the_report_is_that_of_a_program_that_has_just_started()
    {
        var reporting = ReportingOf();
        var prices = new TradedPrices(reporting.Request.Prices);
        var random = new Random(7);
        var days = reporting.Request.Prices.Times.Skip(7).Take(60).ToList();
        var next = new Dictionary<string, int>
        {
            ["momentum"] = 3,
            ["limit-ladder"] = 3,
            ["stop-trend"] = 3,
        };
        for (int i = 0; i < 12; i++)
        {
            string name = next.Keys.ElementAt(random.Next(next.Count));
            int last = next[name] + random.Next(4);
            await MoveAsync(name, $"{days[next[name]]}", $"{days[last]}");
            next[name] = last + 1;
            if (i % 4 == 0)
            {
                await _store.Faults.AppendAsync(FaultOf(name, $"{days[last + 1]}"));
            }

            _traders.Change(Signature.Parse($"{name}-daily"));
            var kept = new ReportScope(reporting.Request, []).Build(await ReadAsync(), reporting, prices);

            var scratch = ReportingOf();
            using var anew = new LiveTraders(_read, scratch, _clock);
            var fresh = await anew.ReadAsync([], default);
            var built = new ReportScope(scratch.Request, []).Build(
                fresh,
                scratch,
                new TradedPrices(scratch.Request.Prices)
            );
            Assert.That(ReportText.Of(kept!), Is.EqualTo(ReportText.Of(built!)), $"after move {i} of {name}");
        }
    }

    private const string AllNames = "cash-daily limit-ladder-daily momentum-daily";

    private Task<IReadOnlyList<ReportedTrader>> ReadAsync() => _traders.ReadAsync([], default);

    private async Task MoveAsync(string baseline, string from, string to) =>
        await _service.FinishedAsync(await _service.RequestAsync(baseline, from, to));

    private TraderReporting ReportingOf()
    {
        var market = _service.Services.GetRequiredService<TradedMarket>();
        return new TraderReporting(
            new ReportRequest(market.Prices, market.Source, market.Market, [], null, null) { IsLive = true },
            market.Market
        );
    }

    private static SessionFault FaultOf(string baseline, string time) =>
        new()
        {
            Context = TradingContext
                .For(Signature.Parse($"{baseline}-daily"))
                .Using(ModelId.Parse($"baseline/{baseline}"))
                .At(TradingTime.Parse(time)),
            RecordedAt = DateTimeOffset.UnixEpoch,
            Type = "System.IO.IOException",
            Message = "The line was cut.",
        };

    private static ReportedTrader TraderOf(IEnumerable<ReportedTrader> traders, string baseline) =>
        traders.Single(trader => trader.Facts.Signature.Value == $"{baseline}-daily");

    private static string NamesOf(IEnumerable<ReportedTrader> traders) =>
        string.Join(' ', traders.Select(trader => trader.Facts.Signature));

    // Those whose figures are the very same objects.
    private static string SameOf(IEnumerable<ReportedTrader> before, IEnumerable<ReportedTrader> after) =>
        NamesOf(after.Where(trader => before.Any(other => ReferenceEquals(trader, other))));
}
