using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>The time of a session is one of a schedule.</summary>
public sealed class ScheduledSessionTests
{
    [TestCase("2025-10-11", "there is no session", Description = "A Saturday is after the week.")]
    [TestCase("2025-10-05", "there is no session at 2025-10-05; the first one is at 2025-10-06")]
    [TestCase("2099-01-05", "2099-01-05 is later than the last price, which is at 2025-10-13")]
    [TestCase("2025-10-06 10:17", "is a time within a day, and the sessions are days")]
    public Task A_time_that_is_not_a_session_of_days_is_refused_before_anything_is_recorded(string time, string told)
    {
        var weeks = TestMarket.UsWeek().Add("AAA", "2025-10-13", 10);
        return Refusals.RequireAsync(
            new TradingFloor(weeks),
            Contexts.Alice(time),
            SessionRefusal.NotScheduled,
            told,
            entries: 0
        );
    }

    [TestCase("2025-10-06", "2025-10-06 is a day, and the sessions are times within days")]
    [TestCase("2025-10-06 10:17", "the one before is at 2025-10-06 10:00:00, the next one at 2025-10-06 11:00:00")]
    [TestCase("2099-10-06 10:00", "is later than the last price, which is at 2025-10-06 14:00:00")]
    public Task A_time_that_is_not_a_session_of_hours_is_refused_before_anything_is_recorded(
        string time,
        string told
    ) =>
        Refusals.RequireAsync(
            new TradingFloor(TestMarket.UsHours()),
            Contexts.Alice(time),
            SessionRefusal.NotScheduled,
            told,
            entries: 0
        );

    [Test]
    public async Task An_account_can_be_opened_at_any_time_before_its_first_session()
    {
        var floor = new TradingFloor(TestMarket.UsHours());
        await floor.OpenAsync(Contexts.Alice("2025-10-04"), 1000);

        var result = await floor.Sessions.RunAsync(
            Contexts.Alice("2025-10-06 10:00"),
            ScriptedDecisions.Buying("AAA", 1)
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
    }

    [Test]
    public async Task A_replay_has_its_own_times_and_where_the_market_has_no_bar_orders_have_no_price()
    {
        var floor = new TradingFloor(TestMarket.UsWeek().Add("AAA", "2025-10-13", 10));
        var saturday = Contexts.Alice("2025-10-11");

        await floor.Sessions.RunAsync(
            saturday,
            ScriptedDecisions.Buying("AAA", 1),
            new SessionRunOptions { OpeningCash = new Money(1000), Schedule = [saturday.Time] }
        );

        Assert.That(
            (await floor.EntriesAsync("alice")).OfType<LedgerEntry.Denied>().Single().Denial.Code,
            Is.EqualTo(DenialCodes.NoPrice)
        );
    }

    [Test]
    public void A_schedule_that_goes_beyond_the_prices_is_refused_by_an_arena()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        Assert.That(
            async () =>
                await floor.Arena.RunAsync(
                    [ArenaRuns.TraderOf("alice", ScriptedDecisions.Silent())],
                    [TradingTime.Parse("2025-10-06"), TradingTime.Parse("2099-01-05")]
                ),
            Throws.ArgumentException.With.Message.Contains("2099-01-05 is later than the last price")
        );
    }
}
