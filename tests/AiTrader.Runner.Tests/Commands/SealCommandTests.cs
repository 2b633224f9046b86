using AiTrader.Runner.Tests.ToolServers;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>What cannot be sealed.</summary>
internal sealed class SealCommandTests : ProgramFixture
{
    [TestCase("--signature", "a b", "--signature: 'a b' is refused")]
    [TestCase("--signature", "", "--signature: '' is refused")]
    [TestCase("--at", "2025-10-0", "--at: '2025-10-0' is refused")]
    [TestCase("--model", "", "--model: '' is refused")]
    [TestCase("--lifetime", "3601", "--lifetime: '3601' is refused; allowed: a whole number from 1 to 3600")]
    [TestCase("--lifetime", "1h", "--lifetime: '1h' is refused; allowed: a whole number from 1 to 3600")]
    [TestCase("--lifetime", "0", "--lifetime: '0' is refused")]
    [TestCase("--audience", "x y", "--audience: The audience 'x y' is refused")]
    public async Task What_cannot_be_sealed_is_refused_with_what_is_allowed(string option, string value, string problem)
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        var options = new Dictionary<string, string>
        {
            ["--seal-key-file"] = market.KeyFile,
            ["--signature"] = "alice",
            ["--at"] = "2025-10-07",
            ["--model"] = "test/model",
            [option] = value,
        };

        var refused = await Program.RunAsync(["seal", .. options.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((2, "")));
        Assert.That(refused.Error, Does.Contain(problem));
    }
}
