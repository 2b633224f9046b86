using AiTrader.Runner.Tests.ToolServers;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>What the tool server is not started with.</summary>
internal sealed class McpArgumentTests : ProgramFixture
{
    private const string Key = "a-key-of-the-tests-0123456789";

    [TestCase("--stdio --http 0", "Name either --stdio or --http.")]
    [TestCase("", "Name either --stdio or --http.")]
    [TestCase("--stdio --at 2025-10-07 --model m", "Name --signature, --at and --model")]
    [TestCase(
        "--stdio --signature alice --at 2025-10-07 --model m --seal-key-file {key}",
        "Name --signature, --at and --model"
    )]
    [TestCase("--stdio --seal-key-file {key} --store memory", "--store memory belongs to this process")]
    [TestCase("--stdio --seal-key-file {key} --cash 1000", "--cash opens the account of --signature")]
    [TestCase("--stdio --seal-key-file {key} --audience 'not one'", "--audience: The audience")]
    [TestCase("--stdio --signature alice --at 2025-10-07 --model m --audience a", "--audience needs sealed contexts")]
    [TestCase(
        "--stdio --signature alice --at 2025-10-07 --to 2025-10-08 --model m",
        "--at is one session, and --from and --to are several; name either."
    )]
    [TestCase("--stdio --from 2025-10-07 --model m", "Name --signature, --at and --model")]
    [TestCase("--stdio --seal-key-file {key} --to 2025-10-07", "Name --signature, --at and --model")]
    [TestCase(
        "--stdio --signature alice --from 2026-01-01 --model m --cash 1",
        "There is no session from 2026-01-01 to the last price; change --from or --to."
    )]
    [TestCase(
        "--stdio --signature alice --from 2025-10-08 --to 2025-10-07 --model m --cash 1",
        "There is no session from 2025-10-08 to 2025-10-07; change --from or --to."
    )]
    [TestCase("--stdio --signature alice --at 2025-10-07 --model m", "open it with --cash")]
    [TestCase(
        "--stdio --signature alice --at 2025-10-07 --model m --bearer-key-file {bearer}",
        "--bearer-key-file needs --http."
    )]
    [TestCase(
        "--http 0.0.0.0:0 --seal-key-file {key}",
        "Other machines can reach --http 0.0.0.0:0; it needs --bearer-key-file."
    )]
    [TestCase("--http [::]:0 --seal-key-file {key}", "Other machines can reach --http")]
    [TestCase("--http 10.0.0.1:8300 --seal-key-file {key}", "Other machines can reach --http")]
    [TestCase(
        "--http somewhere:8300 --seal-key-file {key}",
        "'somewhere:8300' is refused; allowed: a port such as 8300"
    )]
    [TestCase("--http 99999 --seal-key-file {key}", "'99999' is refused")]
    [TestCase("--http 127.0.0.1: --seal-key-file {key}", "is refused")]
    [TestCase("--http ::1:8300 --seal-key-file {key}", "is refused")]
    [TestCase("--http 0 --seal-key-file {bearer}", "is refused. Key 1 is refused")]
    [TestCase(
        "--http 0 --seal-key-file {short} --bearer-key-file {short}",
        "It has no key; allowed: 8 or more visible ASCII characters, without quotes, backslashes and spaces, "
            + "at least 16 of them."
    )]
    [TestCase("--http 0 --seal-key-file {absent}", "is not an existing file")]
    public async Task What_cannot_be_served_is_refused_at_the_start(string options, string problem)
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await File.WriteAllTextAsync(market.PathOf("bearer"), Key);
        await File.WriteAllTextAsync(market.PathOf("short"), "0123456789abcde");
        string[] given = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var arguments = given.Select(argument =>
            argument
                .Replace("{key}", market.KeyFile, StringComparison.Ordinal)
                .Replace("{bearer}", market.PathOf("bearer"), StringComparison.Ordinal)
                .Replace("{short}", market.PathOf("short"), StringComparison.Ordinal)
                .Replace("{absent}", market.PathOf("absent"), StringComparison.Ordinal)
        );
        if (options.Contains('\'', StringComparison.Ordinal))
        {
            arguments = [.. arguments.TakeWhile(argument => !argument.StartsWith('\'')), "not one"];
        }

        var refused = await Program.RunAsync([
            "mcp",
            .. given.Contains("--store") ? market.Options[..4] : market.Options,
            .. arguments,
        ]);

        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2));
            Assert.That(refused.Error, Does.Contain(problem).And.Not.Contain("0123456789"));
            Assert.That(refused.Output, Is.Empty);
        });
    }
}
