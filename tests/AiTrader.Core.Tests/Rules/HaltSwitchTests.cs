using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

public sealed class HaltSwitchTests
{
    private static readonly Signature Alice = Signature.Parse("alice");
    private static readonly Signature Bob = Signature.Parse("bob");

    [Test]
    public void Nobody_is_halted_at_first() => Assert.That(new HaltSwitch().FindReason(Alice), Is.Null);

    [Test]
    public void Halting_one_halts_no_other()
    {
        var halts = new HaltSwitch();
        halts.Halt(Alice, "too fast");

        Assert.That((halts.FindReason(Alice), halts.FindReason(Bob)), Is.EqualTo(("too fast", (string?)null)));
    }

    [Test]
    public void Halting_all_halts_everyone_for_that_reason()
    {
        var halts = new HaltSwitch();
        halts.Halt(Alice, "too fast");
        halts.HaltAll("fire");

        Assert.That((halts.FindReason(Alice), halts.FindReason(Bob)), Is.EqualTo(("fire", "fire")));
    }

    [Test]
    public void Resuming_one_does_not_end_the_halt_of_all()
    {
        var halts = new HaltSwitch();
        halts.HaltAll("fire");
        halts.Resume(Alice);

        Assert.That(halts.FindReason(Alice), Is.EqualTo("fire"));
    }

    [Test]
    public void Resuming_all_does_not_end_the_halt_of_one()
    {
        var halts = new HaltSwitch();
        halts.Halt(Alice, "too fast");
        halts.HaltAll("fire");
        halts.ResumeAll();

        Assert.That((halts.FindReason(Alice), halts.FindReason(Bob)), Is.EqualTo(("too fast", (string?)null)));
    }

    [Test]
    public void Resuming_ends_the_halt_of_one()
    {
        var halts = new HaltSwitch();
        halts.Halt(Alice, "too fast");
        halts.Resume(Alice);

        Assert.That(halts.FindReason(Alice), Is.Null);
    }

    [TestCase("")]
    [TestCase(" ")]
    public void A_halt_has_a_reason(string reason) =>
        Assert.That(() => new HaltSwitch().HaltAll(reason), Throws.ArgumentException);

    [Test]
    public void The_rule_denies_whoever_is_halted_whatever_is_asked()
    {
        var halts = new HaltSwitch();
        halts.Halt(Alice, "too fast");

        Assert.That(
            RuleBook
                .Standard.WithFirst(new HaltRule(halts))
                .Check(new Proposals(TestMarket.UsWeek(), 1000, "2025-10-06").Buy("2025-10-06", "XXX", -1)),
            Is.EqualTo(new Denial("halted", "Trading is halted: too fast"))
        );
    }

    [Test]
    public void The_rule_lets_pass_whoever_is_not()
    {
        var halts = new HaltSwitch();
        halts.Halt(Bob, "too fast");

        Assert.That(
            new HaltRule(halts).Check(
                new Proposals(TestMarket.UsWeek(), 1000, "2025-10-06").Buy("2025-10-06", "AAA", 1)
            ),
            Is.Null
        );
    }
}
