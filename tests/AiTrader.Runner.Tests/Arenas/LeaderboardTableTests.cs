using AiTrader.Performance;
using AiTrader.Runner.Arenas;
using AiTrader.Stores;
using AiTrader.Testing;
using Spectre.Console;
using Standing = AiTrader.Runner.Arenas.Standing;

namespace AiTrader.Runner.Tests.Arenas;

public sealed class LeaderboardTableTests
{
    private static readonly SessionSchedule Week = SessionSchedule.FromPrices(TestMarket.UsWeek().Series);

    [TestCase(200)]
    [TestCase(80)]
    public async Task Each_row_has_its_coverage_and_fits_into_the_width(int width)
    {
        string[] lines = Render(width, await StandingAsync("mean-reversion-hourly", SessionOutcome.Held, 5));

        Assert.That(
            lines,
            Has.One.Match(@"^\s*1 +mean-reversion-hourly .* 5/5 ").And.All.Length.LessThanOrEqualTo(width)
        );
    }

    [TestCase(200)]
    [TestCase(80)]
    public async Task An_undecided_session_is_marked_and_a_missing_one_takes_the_rank(int width)
    {
        var undecided = await StandingAsync("undecided", SessionOutcome.Undecided, 5);
        var missing = await StandingAsync("missing", SessionOutcome.Held, 4);
        string[] lines = Render(width, undecided, missing);

        Assert.That(lines, Has.One.Match(@"^\s*1\* +undecided .* 0/5 ").And.One.Match(@"^\s*- +missing .* 4/5 "));
        Assert.That(
            LeaderboardTable.Legend(Rank(undecided, missing)),
            Is.EqualTo(
                new[]
                {
                    "* Some sessions were undecided: the trader neither traded nor held.",
                    "- Not ranked: sessions faulted or are missing, or the return is not defined.",
                }
            )
        );
    }

    [Test]
    public async Task Without_marks_there_is_no_legend() =>
        Assert.That(LeaderboardTable.Legend(Rank(await StandingAsync("complete", SessionOutcome.Held, 5))), Is.Empty);

    private static IReadOnlyList<RankedTrader<Standing>> Rank(params Standing[] standings) =>
        Ranking.Create(standings, standing => standing.Basis);

    private static string[] Render(int width, params Standing[] standings)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No }
        );
        console.Profile.Width = width;
        console.Write(LeaderboardTable.Of(Rank(standings), width));
        return text.ToString().Split('\n');
    }

    // Its first sessions ended with one outcome; the others are missing.
    private static async Task<Standing> StandingAsync(string name, SessionOutcome outcome, int count)
    {
        var trader = new Trader(Signature.Parse(name), ModelId.Parse("test/model"), new AllCash())
        {
            Cash = new Money(12_345.67m),
        };
        var floor = new TradingFloor(TestMarket.UsWeek());
        var account = await floor.OpenAsync(trader.CreateContext(Week[0]), trader.Cash.Value);
        foreach (var time in Week.Take(count))
        {
            account = await floor.Ledger.AppendNewAsync(account.CreateCompleted(trader.CreateContext(time), outcome));
        }

        var entries = await floor.EntriesAsync(name);
        return new Standing(
            new TraderRun(trader, 0, []),
            LedgerTally.Create(entries),
            SessionCoverage.Create(entries, Week, []),
            EquityCurve.Create(entries, floor.Series, Week[^1])
        );
    }
}
