using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

public sealed class SessionScheduleTests
{
    [Test]
    public void A_schedule_of_a_series_has_one_session_at_each_stamp() =>
        Assert.That(
            SessionSchedule.FromPrices(TestMarket.UsHours().Series).Select(time => time.ToString()),
            Is.EqualTo(
                new[]
                {
                    "2025-10-06 10:00:00",
                    "2025-10-06 11:00:00",
                    "2025-10-06 12:00:00",
                    "2025-10-06 13:00:00",
                    "2025-10-06 14:00:00",
                }
            )
        );

    [TestCase("2025-10-07", "2025-10-06")]
    [TestCase("2025-10-07", "2025-10-07")]
    [TestCase("2025-10-07", "2025-10-08 10:00")]
    [TestCase("2025-10-07 10:00", "2025-10-08")]
    [TestCase("2025-10-07 11:00", "2025-10-07 10:00")]
    public void Sessions_out_of_order_repeated_or_of_two_kinds_are_refused(string first, string second) =>
        Assert.That(
            () => new SessionSchedule([TradingTime.Parse(first), TradingTime.Parse(second)]),
            Throws.ArgumentException.With.Message.Contains(TradingTime.Parse(second).ToString())
        );

    [TestCase(null, null, 5)]
    [TestCase("2025-10-07", null, 4)]
    [TestCase(null, "2025-10-07", 2)]
    [TestCase("2025-10-07", "2025-10-09", 3)]
    [TestCase("2025-10-07", "2025-10-07", 1)]
    [TestCase("2025-10-09", "2025-10-07", 0)]
    [TestCase("2025-01-01", "2025-12-31", 5)]
    public void A_part_of_it_includes_both_of_its_ends(string? from, string? to, int expected) =>
        Assert.That(
            SessionSchedule.FromPrices(TestMarket.UsWeek().Series).Between(TimeOf(from), TimeOf(to)),
            Has.Count.EqualTo(expected)
        );

    [TestCase("2025-10-06", "2025-10-06", 5)]
    [TestCase("2025-10-06 11:00", "2025-10-06", 4)]
    [TestCase("2025-10-06", "2025-10-06 12:00", 3)]
    [TestCase("2025-10-06 11:00", "2025-10-06 11:00", 1)]
    [TestCase("2025-10-07", "2025-10-07", 0)]
    public void A_day_as_the_end_includes_its_hours(string? from, string? to, int expected) =>
        Assert.That(
            SessionSchedule.FromPrices(TestMarket.UsHours().Series).Between(TimeOf(from), TimeOf(to)),
            Has.Count.EqualTo(expected)
        );

    [Test]
    public void An_end_that_is_left_out_is_that_of_the_schedule()
    {
        var week = SessionSchedule.FromPrices(TestMarket.UsWeek().Series);

        Assert.That(week.Between(from: TradingTime.Parse("2025-10-07")), Is.EqualTo(week.Skip(1)));
        Assert.That(week.Between(to: TradingTime.Parse("2025-10-07")), Is.EqualTo(week.Take(2)));
    }

    [Test]
    public void A_schedule_is_written_as_a_collection()
    {
        SessionSchedule days = [TradingTime.Parse("2025-10-06"), TradingTime.Parse("2025-10-07")];

        Assert.That(days.Select(day => day.ToString()), Is.EqualTo(new[] { "2025-10-06", "2025-10-07" }));
    }

    [Test]
    public void A_schedule_may_be_empty() => Assert.That(new SessionSchedule([]), Is.Empty);

    [Test]
    public void Schedules_are_equal_with_the_same_sessions()
    {
        var week = SessionSchedule.FromPrices(TestMarket.UsWeek().Series);

        Assert.That(week.Equals(week.Between()), Is.True);
        Assert.That(week.GetHashCode(), Is.EqualTo(week.Between().GetHashCode()));
        Assert.That(week.Equals(new SessionSchedule(week.Skip(1))), Is.False);
        Assert.That(week.Equals(null), Is.False);
    }

    [Test]
    public void Schedules_without_a_session_are_equal()
    {
        var (empty, other) = (new SessionSchedule([]), new SessionSchedule([]));

        Assert.That(empty.Equals(other), Is.True);
        Assert.That(empty.GetHashCode(), Is.EqualTo(other.GetHashCode()));
    }

    [Test]
    public void No_time_is_within_a_schedule_without_a_session() =>
        Assert.That(
            () => new SessionSchedule([]).RequireWithin(Contexts.Alice("2025-10-06")),
            Refusals.As(SessionRefusal.NotScheduled).And.Message.Contains("there is no session at all")
        );

    private static TradingTime? TimeOf(string? text) => text is null ? null : TradingTime.Parse(text);
}
