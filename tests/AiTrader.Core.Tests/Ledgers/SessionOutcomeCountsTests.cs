namespace AiTrader.Core.Tests.Ledgers;

public sealed class SessionOutcomeCountsTests
{
    [Test]
    public void Each_outcome_is_counted_by_itself()
    {
        var counts = SessionOutcomeCounts.Create(
            Enum.GetValues<SessionOutcome>().SelectMany(outcome => Enumerable.Repeat(outcome, (int)outcome))
        );

        Assert.That(
            Enum.GetValues<SessionOutcome>().Select(outcome => counts[outcome]),
            Is.EqualTo(new[] { 1, 2, 3, 4, 5 })
        );
        Assert.That(counts.Total, Is.EqualTo(15));
    }

    [Test]
    public void What_is_no_outcome_is_not_counted()
    {
        Assert.That(() => default(SessionOutcomeCounts).With(default), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => default(SessionOutcomeCounts)[default], Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [TestCase(0, "1,200 traded, 0 held, 0 undecided, 0 faulted")]
    [TestCase(3, "1,200 traded, 0 held, 0 undecided, 0 faulted, 3 missing")]
    public void Missing_sessions_are_named_where_there_are_any(int missing, string expected) =>
        Assert.That(new SessionOutcomeCounts { Traded = 1200, Missing = missing }.ToString(), Is.EqualTo(expected));

    [Test]
    public void Each_outcome_has_a_name() =>
        Assert.That(
            Enum.GetValues<SessionOutcome>().Select(SessionOutcomeNames.GetName),
            Is.EqualTo(new[] { "traded", "held", "undecided", "faulted", "missing" })
        );
}
