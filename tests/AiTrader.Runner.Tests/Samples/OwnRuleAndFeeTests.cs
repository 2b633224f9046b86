namespace AiTrader.Runner.Tests.Samples;

/// <summary>What samples/07-own-rule-and-fee/README.md says.</summary>
[Category(TestCategory.Process)]
internal sealed class OwnRuleAndFeeTests
{
    [Test]
    public async Task A_model_acts_on_the_denial_of_the_rule_and_pays_the_fee()
    {
        string[] lines = await SampleProgram.RunAsync("OwnRuleAndFee");

        Assert.That(
            lines,
            Is.EqualTo(
                new[]
                {
                    "denied: buy 220 SYN01, cash_reserve: The order costs 9352.20 of 10000, and 2000.0 must stay. "
                        + "Buy at most 188 units.",
                    "filled: buy 188 SYN01 at 42.46, fee 9.4",
                    "alice at 2025-10-01: traded, buy 188 SYN01 at 42.46, fee 9.4",
                }
            )
        );
    }
}
