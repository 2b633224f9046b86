namespace AiTrader.Runner.Tests.Samples;

/// <summary>What samples/10-team-of-agents/README.md says.</summary>
[Category(TestCategory.Process)]
internal sealed class TeamOfAgentsTests
{
    [Test]
    public async Task No_member_trades_as_another_one_and_the_failure_of_a_member_is_never_a_hold()
    {
        string[] lines = await SampleProgram.RunAsync("TeamOfAgents");

        Assert.That(lines, Has.Some.StartsWith("trader: buy does not take 'signature'"));
        Assert.That(
            lines[^4..],
            Is.EqualTo(
                new[]
                {
                    "team at 2025-10-01: traded, buy 2 SYN01 at 42.46",
                    "analyst: Buy SYN01. SYN01 trades at 41.92 USD at 2025-10-02.",
                    "team at 2025-10-02: faulted, HttpRequestException: The model is out of reach.",
                    "bob: no account",
                }
            )
        );
    }
}
