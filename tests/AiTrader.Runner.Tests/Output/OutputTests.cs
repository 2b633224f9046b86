namespace AiTrader.Runner.Tests.Output;

internal sealed class OutputTests : ProgramFixture
{
    private const string Escape = "\u001b[";

    private static readonly string[] Short =
    [
        "run",
        "--resolution",
        "daily",
        "--to",
        "2024-02-29",
        "--traders",
        "momentum,cash",
        "--store",
        "memory",
    ];

    [Test]
    [Category(TestCategory.Process)]
    public async Task Results_go_to_standard_output_and_the_log_to_standard_error()
    {
        var result = await Program.SucceedAsProcessAsync([.. Short, "--verbose"]);

        Assert.Multiple(() =>
        {
            Assert.That(result.Output, Does.Contain("momentum-daily").And.Not.Contain("is completed"));
            Assert.That(
                result.Error,
                Does.Contain("Session of cash-daily at 2024-01-01 is completed").And.Not.Contain("Max drawdown")
            );
        });
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task A_pipe_gets_plain_text()
    {
        var result = await Program.SucceedAsProcessAsync(Short);

        Assert.That(result.Output + result.Error, Does.Not.Contain(Escape).And.Contain("momentum-daily"));
    }

    [Category(TestCategory.Process)]
    [Platform("Linux")]
    [TestCase("", true)]
    [TestCase("NO_COLOR=1 ", false)]
    public async Task A_terminal_gets_colours_unless_NO_COLOR_is_set(string environment, bool isColoured)
    {
        Assume.That(File.Exists("/usr/bin/script"), "The program 'script', which gives a terminal, is absent.");

        using var process = Program.Start(
            "/usr/bin/script",
            [
                "-qec",
                $"{environment}'{AitraderProgram.Dotnet}' '{AitraderProgram.Dll}' {string.Join(' ', Short)}",
                "/dev/null",
            ]
        );
        var result = await AitraderProgram.EndAsync(process);

        Assert.That(result.Output, Does.Contain("momentum-daily"));
        Assert.That(result.Output.Contains($"{Escape}38;5;", StringComparison.Ordinal), Is.EqualTo(isColoured));
    }

    [Test]
    [Category(TestCategory.Process)]
    [Platform("Linux")]
    public async Task A_terminal_sees_the_traders_side_by_side_with_what_their_sessions_came_to()
    {
        Assume.That(File.Exists("/usr/bin/script"), "The program 'script', which gives a terminal, is absent.");

        using var process = Program.Start(
            "/usr/bin/script",
            ["-qec", $"'{AitraderProgram.Dotnet}' '{AitraderProgram.Dll}' {string.Join(' ', Short)}", "/dev/null"]
        );
        var result = await AitraderProgram.EndAsync(process);

        Assert.That(
            result.Output,
            Does.Match(@"momentum-daily  2024-\d\d-\d\d  \d+/\d+/0/0 ")
                .And.Match(@"cash-daily      2024-02-29  0/44/0/0 ")
        );
    }

    [TestCase]
    [TestCase("run")]
    [TestCase("replay")]
    [TestCase("ledger")]
    [TestCase("ledger", "show")]
    [TestCase("ledger", "verify")]
    [TestCase("ledger", "export")]
    [TestCase("report")]
    [TestCase("doctor")]
    [TestCase("mcp")]
    [TestCase("schema")]
    public async Task Help_shows_usage_and_examples(params string[] command)
    {
        var result = await Program.SucceedAsync([.. command, "--help"]);

        Assert.That(
            result.Output,
            Does.Contain("Usage:").And.Match($@"Examples:\s+# .+\s+aitrader {string.Join(' ', command)}")
        );
        Assert.That(result.Error, Is.Empty);
    }

    [Test]
    public async Task Help_gives_defaults_as_a_user_would_type_them() =>
        Assert.That(
            (await Program.SucceedAsync("report", "--help")).Output,
            Does.Match(@"--resolution .*Default: daily\.\s")
                .And.Match(@"--format .*Default: all\.\s")
                .And.Not.Match(@"\[default: [A-Z]")
        );

    [Test]
    public async Task Help_tells_the_exit_codes() =>
        Assert.That(
            (await Program.SucceedAsync("--help")).Output,
            Does.Match(@"Exit codes:\s+0 +success\s+2 .+\s+3 .+\s+4 .+\s+130 .+\s+1 ")
        );

    [Test]
    public async Task Version_is_the_version_of_the_program()
    {
        var result = await Program.SucceedAsync("--version");

        Assert.That(result.Output, Does.Match(@"^\d+\.\d+\.\d+"));
    }
}
