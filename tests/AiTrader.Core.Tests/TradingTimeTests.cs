using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests;

public sealed class TradingTimeTests
{
    private const int SecondsPerDay = 86_400;

    [TestCase("2025-10-01", "2025-10-01")]
    [TestCase("2025-10-01 10:00", "2025-10-01 10:00:00")]
    [TestCase("2025-10-01 10:00:30", "2025-10-01 10:00:30")]
    [TestCase("2025-10-01 00:00", "2025-10-01 00:00:00")]
    [TestCase("2025-10-01 23:59:59", "2025-10-01 23:59:59")]
    [TestCase("2024-02-29", "2024-02-29")]
    [TestCase("0001-01-01", "0001-01-01")]
    [TestCase("9999-12-31 23:59:59", "9999-12-31 23:59:59")]
    public void A_day_or_a_day_and_a_time_is_read_and_written_in_one_form(string text, string written) =>
        Assert.That(TradingTime.Parse(text).ToString(), Is.EqualTo(written));

    [Test]
    public void Nothing_is_an_argument_mistake_and_not_a_malformed_text() =>
        Assert.That(() => TradingTime.Parse(null!), Throws.ArgumentNullException);

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Times))]
    public void Anything_else_is_refused(string? text) => Assert.That(TradingTime.TryParse(text, out _), Is.False);

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Times))]
    public void A_refusal_says_what_is_allowed(string? text) =>
        Assert.That(
            () => TradingTime.Parse(text ?? ""),
            Throws.TypeOf<FormatException>().With.Message.Contains("allowed is a day such as 2025-10-01, or")
        );

    [Test]
    public void What_is_written_is_read_back() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, int>((day, second) => TradingTime.Parse(Any(day, second).ToString()) == Any(day, second))
        );

    [Test]
    public void Day_and_time_are_as_given() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, int>(
                (day, second) =>
                {
                    var time = Any(day, second);
                    return time
                        == (
                            time.TimeOfDay is { } timeOfDay
                                ? new TradingTime(time.Date, timeOfDay)
                                : new TradingTime(time.Date)
                        );
                }
            )
        );

    [Test]
    public void Order_is_that_of_the_days_and_a_day_comes_before_its_times() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, int, int>(
                (day1, day2, seconds) => OrdersRightly(Any(day1 % 3, seconds), Any(day2 % 3, seconds / 3))
            )
        );

    [Test]
    public void A_day_lies_between_the_last_time_of_the_day_before_and_its_own_first() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, int>(
                (day, second) =>
                {
                    var intraday = new TradingTime(DayOf(day), TimeOfDay(second));
                    return new TradingTime(DayOf(day)) < intraday && intraday < new TradingTime(DayOf(day).AddDays(1));
                }
            )
        );

    [Test]
    public void A_day_is_not_its_own_midnight() =>
        Assert.That(TradingTime.Parse("2025-10-01"), Is.Not.EqualTo(TradingTime.Parse("2025-10-01 00:00")));

    [Test]
    public void A_day_has_no_time_of_day() => Assert.That(TradingTime.Parse("2025-10-01").TimeOfDay, Is.Null);

    [Test]
    public void A_time_is_intraday() => Assert.That(TradingTime.Parse("2025-10-01 00:00").IsIntraday, Is.True);

    [Test]
    public void A_fraction_of_a_second_is_refused() =>
        Assert.That(
            () => new TradingTime(new DateOnly(2025, 10, 1), new TimeOnly(10, 0, 0, 1)),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void Default_has_no_date() => Assert.That(() => default(TradingTime).Date, Throws.InvalidOperationException);

    [Test]
    public void Default_has_no_time_of_day() =>
        Assert.That(() => default(TradingTime).TimeOfDay, Throws.InvalidOperationException);

    [Test]
    public void Default_is_neither_day_nor_time() =>
        Assert.That(() => default(TradingTime).IsIntraday, Throws.InvalidOperationException);

    [Test]
    public void Default_is_no_part_of_a_context() =>
        Assert.That(
            () => TradingContext.For("alice").Using("test/model").At(default(TradingTime)),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("time")
        );

    [Test]
    public void Default_is_written_as_none() => Assert.That(default(TradingTime).ToString(), Is.EqualTo("(none)"));

    [Test]
    public void Default_equals_no_time_that_was_made() =>
        Assert.That(default(TradingTime), Is.Not.EqualTo(new TradingTime(DateOnly.MinValue)));

    [Test]
    public void Default_comes_before_every_time() =>
        Assert.That(default(TradingTime), Is.LessThan(new TradingTime(DateOnly.MinValue)));

    private static bool OrdersRightly(TradingTime left, TradingTime right)
    {
        int expected = (left.Date, left.TimeOfDay?.Ticks ?? -1).CompareTo((right.Date, right.TimeOfDay?.Ticks ?? -1));
        return Math.Sign(left.CompareTo(right)) == Math.Sign(expected)
            && left < right == expected < 0
            && left > right == expected > 0
            && left <= right == expected <= 0
            && left >= right == expected >= 0
            && left == right == (expected == 0)
            && left != right == (expected != 0);
    }

    // One in every 7 is a day.
    private static TradingTime Any(int day, int second) =>
        second % 7 == 0 ? new TradingTime(DayOf(day)) : new TradingTime(DayOf(day), TimeOfDay(second));

    // Generated numbers are small; the primes spread them over all days and seconds.
    private static DateOnly DayOf(int day) =>
        DateOnly.FromDayNumber((int)(Math.Abs(day * 32_749L) % DateOnly.MaxValue.DayNumber));

    private static TimeOnly TimeOfDay(int second) =>
        new(Math.Abs(second * 1_733L) % SecondsPerDay * TimeSpan.TicksPerSecond);
}
