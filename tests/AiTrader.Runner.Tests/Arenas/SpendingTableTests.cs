using AiTrader.Performance;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Output;
using AiTrader.Stores;
using AiTrader.Testing;
using Spectre.Console;
using Standing = AiTrader.Runner.Arenas.Standing;

namespace AiTrader.Runner.Tests.Arenas;

public sealed class SpendingTableTests
{
    private static readonly SessionSchedule Week = SessionSchedule.FromPrices(TestMarket.UsWeek().Series);

    [TestCase(140)]
    [TestCase(80)]
    public void Each_row_has_its_numbers_and_fits_into_the_width(int width)
    {
        var lines = Render(width, StandingOf("mean-reversion-hourly", Large(123_456_789)));

        Assert.That(
            lines,
            Has.One.Match(@"mean-reversion-hourly +3 +1 +246\.9M\+ +1\.0M\+ .*246\.9M\+ +1,234\.50\+ +246\.90\+")
                .And.All.Length.LessThanOrEqualTo(width)
        );
    }

    [Test]
    public void A_model_whose_requests_were_not_recorded_has_a_dash_and_not_zero() =>
        Assert.That(Render(140, StandingOf("alice", [])), Has.One.Match(@"alice( +-){8} "));

    [Test]
    public void Sessions_of_an_earlier_version_make_the_sum_a_part()
    {
        var tuesday = new LedgerEntry.SessionCompleted(2, Contexts.Alice("2025-10-07"), SessionOutcome.Held);

        Assert.That(
            Render(140, StandingOf("alice", [Reply(1, 1)], [tuesday])),
            Has.One.Match(@"alice +1\+ +0\+ +1\+ .* 1\.00\+ ")
        );
    }

    [Test]
    public void A_narrow_screen_has_the_reasons_below_the_table() =>
        Assert.That(
            SpendingTable.Legend(Rank(StandingOf("alice", Large(1))), 80),
            Has.One.EqualTo("Failed requests of alice: status 429 ×1.")
        );

    [Test]
    public void A_wide_screen_has_room_for_the_reasons_of_failures() =>
        Assert.That(Render(140, StandingOf("alice", Large(1))), Has.One.Match("alice .* status 429 ×1"));

    [TestCase(80)]
    [TestCase(140)]
    public void What_is_not_known_is_a_dash(int width) =>
        Assert.That(
            Render(width, StandingOf("alice", [Reply(null, null)])),
            Has.One.Match(@"alice +1 +0( +-){5,6}( |$)")
        );

    [Test]
    public void The_mark_of_sums_is_explained_where_it_is_used() =>
        Assert.Multiple(() =>
        {
            Assert.That(Legend(StandingOf("alice", Large(1))), Has.One.StartsWith("+ At least"));
            Assert.That(Legend(StandingOf("alice", [Reply(1, 1)])), Has.None.StartsWith("+ At least"));
            Assert.That(Legend(StandingOf("alice", [])), Has.All.Length.LessThanOrEqualTo(80));
        });

    [Test]
    public void It_is_needed_where_a_trader_asked_a_model() =>
        Assert.Multiple(() =>
        {
            Assert.That(SpendingTable.IsNeeded(Rank(StandingOf("alice", []))), Is.False);
            Assert.That(SpendingTable.IsNeeded(Rank(StandingOf("alice", [Reply(null, null)]))), Is.True);
        });

    // Two replies, of which one has its tokens, and one request that was repeated.
    private static SessionRequest[] Large(long tokens) =>
        [
            Reply(2 * tokens, 1_234.5m),
            Reply(null, null),
            Reply(null, null) with
            {
                Outcome = RequestOutcome.Retried,
                Reason = "status 429",
            },
        ];

    private static SessionRequest Reply(long? tokens, decimal? cost) =>
        new()
        {
            Context = Contexts.Alice("2025-10-06"),
            RecordedAt = DateTimeOffset.UnixEpoch,
            Outcome = RequestOutcome.Replied,
            Tokens = tokens is { } count ? new TokenUsage(count, count) { CacheRead = 1_000_000 } : null,
            Cost = cost,
        };

    private static IEnumerable<string> Legend(Standing standing) => SpendingTable.Legend(Rank(standing), 140);

    private static IReadOnlyList<RankedTrader<Standing>> Rank(params Standing[] standings) =>
        Ranking.Create(standings, standing => standing.Basis);

    private static string[] Render(int width, params Standing[] standings)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No }
        );
        console.Profile.Width = width;
        console.Write(SpendingTable.Of(Rank(standings), width));
        return text.ToString().Split('\n');
    }

    private static Standing StandingOf(string name, SessionRequest[] requests, IEnumerable<LedgerEntry>? entries = null)
    {
        var trader = new Trader(Signature.Parse(name), ModelId.Parse("test/model"), new AllCash());
        return new Standing(
            new TraderRun(trader, 0, []),
            LedgerTally.Empty,
            SessionCoverage.Create([], Week, []),
            Curve: null
        )
        {
            Spending = Spending.Create(requests, entries ?? [], [trader.ModelId], decisions: 5),
        };
    }
}
