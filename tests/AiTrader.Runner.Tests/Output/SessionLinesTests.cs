using AiTrader.Runner.Output;
using AiTrader.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Runner.Tests.Output;

internal sealed class SessionLinesTests
{
    [Test]
    public async Task A_line_comes_every_ten_seconds_with_the_outcomes_and_the_time_that_is_left()
    {
        var clock = new FakeTimeProvider();
        var lines = new List<string>();
        var progress = new SessionLines(lines.Add, 2_000, clock);
        SessionResult[] results =
        [
            await ResultAsync(ScriptedDecisions.Holding("Dear.")),
            await ResultAsync(ScriptedDecisions.Silent()),
            await ResultAsync(ScriptedDecisions.Buying("AAA", 1)),
            await ResultAsync(new ScriptedDecisions((_, _) => throw new IOException())),
        ];
        for (int i = 0; i < 200; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(0.1));
            progress.Report(results[i < 150 ? 0 : i % 4]);
        }

        Assert.That(lines, Has.Some.StartsWith("alice faulted at 2025-10-06: "));
        Assert.That(
            lines.Where(line => !line.StartsWith("alice faulted", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "100 of 2,000 sessions (5 %), 0 traded, 100 held, 0 undecided, 0 faulted; about 3 min 10 "
                        + "s left ...",
                    "200 of 2,000 sessions (10 %), 13 traded, 162 held, 12 undecided, 13 faulted; about 3 "
                        + "min 0 s left ...",
                }
            )
        );
    }

    private static async Task<SessionResult> ResultAsync(IDecisionMaker decisionMaker)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var context = Contexts.Alice("2025-10-06");
        await floor.OpenAsync(context, 1_000);
        return await floor.Sessions.RunAsync(context, decisionMaker);
    }
}
