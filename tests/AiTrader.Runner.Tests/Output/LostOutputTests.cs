namespace AiTrader.Runner.Tests.Output;

/// <summary>Output that cannot be written neither ends a run nor changes its exit code.</summary>
[Category(TestCategory.Process)]
[Platform("Linux")]
internal sealed class LostOutputTests : ProgramFixture
{
    [TestCase(">&-")]
    [TestCase("2>&-")]
    [TestCase(">&- 2>&-")]
    [TestCase("<&- >&- 2>&-")]
    [TestCase(">/dev/full")]
    [TestCase("2>/dev/full")]
    [TestCase(">/dev/full 2>/dev/full")]
    [TestCase("| true")]
    [TestCase("2>&1 | true")]
    public async Task A_run_ends_with_its_own_exit_code_and_all_of_its_sessions(string redirection)
    {
        string run = "run --resolution daily --traders cash,momentum --to 2024-01-31 --verbose --store sqlite:lost.db";

        var lost = await ShellAsync($"{run} {redirection}");

        Assert.That(lost.ExitCode, Is.Zero, lost.Error);
        await Program.SucceedAsync([.. run.Replace("lost", "kept", StringComparison.Ordinal).Split(' ')]);
        Assert.That(await HeadsAsync("lost.db"), Is.EqualTo(await HeadsAsync("kept.db")));
    }

    [TestCase(">&- 2>&-")]
    [TestCase(">/dev/full 2>/dev/full")]
    [TestCase("2>&1 | true")]
    public async Task A_mistake_keeps_its_exit_code(string redirection) =>
        Assert.That((await ShellAsync($"run --traders nobody --store memory {redirection}")).ExitCode, Is.EqualTo(2));

    [Test]
    public async Task Results_that_are_lost_are_said()
    {
        var result = await ShellAsync("schema >/dev/full");

        Assert.That(
            result.ErrorLines,
            Is.EqualTo(new[] { "aitrader: Standard output cannot be written: No space left on device" })
        );
    }

    private async Task<ProgramResult> ShellAsync(string command)
    {
        using var process = Program.Start(
            "bash",
            ["-c", $"set -o pipefail; '{AitraderProgram.Dotnet}' '{AitraderProgram.Dll}' {command}"]
        );
        return await AitraderProgram.EndAsync(process);
    }
}
