using AiTrader.TheBug.Ambient;

namespace AiTrader.Tools.Tests.TheBug;

/// <summary>
/// The failure that this library is made against: who trades is kept in the surroundings. These tests pass because it
/// fails.
/// </summary>
public sealed class AmbientStoryTests : BugStory
{
    [Test]
    public void The_daily_entry_point_sets_who_trades_and_all_is_well()
    {
        var system = new AmbientSystem(Folder);

        Assert.That(system.OpenDaily("alice", "2025-10-06").Trade(), Is.EqualTo("BUY"));
        Assert.That(system.PositionsOf("alice"), Is.EqualTo("2025-10-06 buy AAA 10\n"));
    }

    [Test]
    public void The_intraday_entry_point_forgets_it_and_every_failed_trade_is_written_down_as_a_hold()
    {
        var system = new AmbientSystem(Folder);

        Assert.That(system.OpenIntraday("alice", "2025-10-06 10:00").Trade(), Is.EqualTo("HOLD"));
        Assert.That(system.PositionsOf("alice"), Is.Empty);
    }

    [Test]
    public void The_tools_process_does_not_see_what_its_parent_has_set_and_that_is_a_hold_too()
    {
        var system = new AmbientSystem(Folder);
        string error = "";
        var agent = system.OpenWithToolProcess(
            "alice",
            "2025-10-06",
            arguments =>
            {
                (int exitCode, string output, error) = StartTools(null, arguments);
                return (exitCode, output);
            }
        );

        Assert.That(agent.Trade(), Is.EqualTo("HOLD"));
        Assert.That(error, Does.Contain("SIGNATURE environment variable is not set"));
        Assert.That(system.PositionsOf("alice"), Is.Empty);
    }

    [Test]
    public void Of_two_users_the_later_one_gets_the_trade_of_the_other_and_the_answer_is_ok()
    {
        var system = new AmbientSystem(Folder);
        var alice = system.OpenDaily("alice", "2025-10-06");
        system.OpenDaily("bob", "2025-10-06");

        Assert.That(alice.Trade(), Is.EqualTo("BUY"));
        Assert.That(
            (system.PositionsOf("alice"), system.PositionsOf("bob")),
            Is.EqualTo(("", "2025-10-06 buy AAA 10\n"))
        );
    }
}
