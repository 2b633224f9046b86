namespace AiTrader.Runner.Tests.Commands;

internal sealed class ArgumentTests : ProgramFixture
{
    private static readonly TestCaseData[] BadIdentities =
    [
        new("--signature", ""),
        new("--signature", "../../etc/x"),
        new("--signature", "me/../victim"),
        new("--signature", "a/b"),
        new("--signature", "a..b"),
        new("--signature", new string('a', 10_000)) { TestName = "Bad_identities: 10,000 characters" },
        new("--signature", "alice\nbob"),
        new("--model", ""),
        new("--model", "gpt 5"),
        new("--opened", ""),
        new("--opened", "2025-13-45"),
        new("--opened", "yesterday"),
    ];

    [TestCaseSource(nameof(BadIdentities))]
    public async Task Bad_identities_are_refused_in_one_line_before_anything_is_touched(string option, string value)
    {
        using var market = new SmallMarket();

        var result = await Program.RunAsync(market.Replay((option, value), ("--store", "sqlite:ledgers.db")));

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
            Assert.That(
                result.Error,
                Does.StartWith($"aitrader: {option}: '").And.Contain("is refused; allowed: ").And.Length.LessThan(300)
            );
            Assert.That(result.Output, Is.Empty);
            Assert.That(Files(), Is.Empty);
        });
    }

    [Test]
    public async Task Every_problem_is_named_at_once()
    {
        using var market = new SmallMarket();

        var result = await Program.RunAsync(
            market.Replay(
                ("--market", "mars"),
                ("--prices", "absent.csv"),
                ("--orders", "absent.jsonl"),
                ("--signature", "a/b"),
                ("--model", ""),
                ("--cash", "-1"),
                ("--opened", "soon"),
                ("--out", "absent/x"),
                ("--store", "redis")
            )
        );

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.ErrorLines.Select(line => line.Split(' ')[1]),
            Is.EquivalentTo(
                (string[])
                    [
                        "--market:",
                        "--prices:",
                        "--orders:",
                        "--signature:",
                        "--model:",
                        "--cash:",
                        "--opened:",
                        "--out:",
                        "--store:",
                    ]
            )
        );
    }

    [Test]
    public async Task Missing_options_are_named_one_a_line()
    {
        var result = await Program.RunAsync("replay");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.ErrorLines,
            Is.EquivalentTo(
                ((string[])["market", "prices", "orders", "signature", "model", "cash", "opened", "out"]).Select(name =>
                    $"aitrader: Option '--{name}' is required."
                )
            )
        );
    }

    [TestCase(
        "'momentun' is refused; allowed: equal-weight, momentum, mean-reversion, limit-ladder, stop-trend, random, "
            + "cash, scripted, separated by commas, or a traders file",
        "run",
        "--traders",
        "cash,momentun"
    )]
    [TestCase("'absent.json' is not an existing file", "run", "--traders", "absent.json")]
    [TestCase("--api-key-env needs a traders file", "run", "--api-key-env", "KEY")]
    [TestCase("allowed: a whole number from 1 to 1024", "run", "--parallel", "0")]
    [TestCase("allowed: us, cn, crypto", "run", "--market", "US")]
    [TestCase("allowed: daily, hourly", "run", "--resolution", "weekly")]
    [TestCase("allowed: a number of zero or more", "run", "--cash", "NaN")]
    [TestCase("allowed: a number of zero or more", "run", "--cash", "1e9")]
    [TestCase("allowed: a whole number", "run", "--seed", "1.5")]
    [TestCase("allowed: a file that ends in .csv, .csv.gz, .jsonl, .jsonl.gz", "run", "--prices", "prices.xlsx")]
    [TestCase("allowed: memory, sqlite:FILE", "run", "--store", "ledgers.db")]
    [TestCase("its folder does not exist", "run", "--store", "sqlite:absent/ledgers.db")]
    [TestCase("--from 2025-02-01 is after --to 2025-01-01", "run", "--from", "2025-02-01", "--to", "2025-01-01")]
    [TestCase("There is no session from 2030-01-01", "run", "--from", "2030-01-01")]
    [TestCase("Unrecognized command or argument '--frsh'", "run", "--frsh")]
    [TestCase("Unrecognized command or argument 'fly'", "fly")]
    [TestCase("Unrecognized command or argument '@arguments'", "run", "@arguments")]
    public async Task Wrong_arguments_get_one_clear_line_and_touch_nothing(string problem, params string[] arguments)
    {
        bool isDefault = arguments[0] == "run" && !arguments.Contains("--store");
        var result = await Program.RunAsync(isDefault ? [.. arguments, "--store", "sqlite:ledgers.db"] : arguments);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
            Assert.That(result.Error, Does.Contain(problem));
            Assert.That(result.Output, Is.Empty);
            Assert.That(Files(), Is.Empty);
        });
    }
}
