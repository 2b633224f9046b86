namespace AiTrader.Runner.Tests.Commands;

/// <summary>What the command line says to help: what was meant, and what comes next.</summary>
internal sealed class SuggestionTests : ProgramFixture
{
    [TestCase("'run'", "rnu")]
    [TestCase("'run'", "rum")]
    [TestCase("'ledger'", "leger", "show")]
    [TestCase("'verify'", "ledger", "verfy", "--store", "sqlite:x.db")]
    [TestCase("'--traders'", "run", "--store", "memory", "--trader", "cash")]
    [TestCase("'--verbose'", "schema", "--verbos")]
    public async Task A_mistyped_name_is_answered_with_the_name_that_was_meant(string meant, params string[] arguments)
    {
        var result = await Program.RunAsync(arguments);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain($"Did you mean {meant}?"));
    }

    [Test]
    public async Task Nothing_is_suggested_for_what_is_similar_to_nothing() =>
        Assert.That((await Program.RunAsync("xylophone")).Error, Does.Not.Contain("Did you mean"));

    [Test]
    public async Task The_name_of_a_baseline_finds_its_ledger()
    {
        await Program.SucceedAsync(["run", .. Baselines, "--to", "2024-01-05", "--store", "sqlite:mine.db"]);

        var result = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:mine.db",
            "--signature",
            "momentum"
        );

        Assert.That(result.Output, Does.StartWith("momentum-daily, opened with"));
    }

    [TestCase("bash", "complete -o default -F _aitrader aitrader")]
    [TestCase("zsh", "#compdef aitrader")]
    [TestCase("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_a_script(string shell, string line) =>
        Assert.That((await Program.SucceedAsync("completion", shell)).Output, Does.Contain(line));

    [Test]
    public async Task Another_shell_is_refused() =>
        Assert.That(
            (await Program.RunAsync("completion", "tcsh")).Error,
            Does.Contain("'tcsh' is refused; allowed: bash, zsh, pwsh.")
        );

    [Category(TestCategory.Process)]
    [Platform("Linux")]
    [TestCase("aitrader led", "ledger")]
    [TestCase("aitrader ledger ver", "verify")]
    [TestCase("aitrader run --tra", "--traders")]
    public async Task Bash_completes_commands_and_options(string line, string completed)
    {
        string words = string.Join(' ', line.Split(' ').Select(word => $"'{word}'"));
        string script = $$"""
            aitrader() { '{{AitraderProgram.Dotnet}}' '{{AitraderProgram.Dll}}' "$@"; }
            source <(aitrader completion bash)
            COMP_WORDS=({{words}}); COMP_CWORD={{line.Split(' ').Length - 1}}
            COMP_LINE='{{line}}'; COMP_POINT={{line.Length}}
            _aitrader
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        using var process = Program.Start("bash", ["-c", script]);

        var result = await AitraderProgram.EndAsync(process);

        Assert.That(result.OutputLines, Is.EqualTo(new[] { completed }), result.Error);
    }
}
