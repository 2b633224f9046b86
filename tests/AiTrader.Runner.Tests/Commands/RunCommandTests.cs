using System.Text.RegularExpressions;

namespace AiTrader.Runner.Tests.Commands;

internal sealed partial class RunCommandTests : ProgramFixture
{
    // A quarter of days: enough for every baseline to trade.
    private static readonly string[] Quarter = ["run", .. Baselines, "--to", "2024-03-31"];

    [Test]
    [Category(TestCategory.Process)]
    public async Task Without_arguments_it_ranks_baselines_by_day_and_hour_and_a_scripted_model_by_day()
    {
        var result = await Program.SucceedAsProcessAsync("run");

        string[] traders =
        [
            .. result
                .OutputLines.Select(line => Row().Match(line))
                .Where(row => row.Success)
                .Select(row => row.Groups["trader"].Value),
        ];
        string[] expected =
        [
            .. (
                (string[])["equal-weight", "momentum", "mean-reversion", "limit-ladder", "stop-trend", "random", "cash"]
            ).SelectMany(name => (string[])[$"{name}-daily", $"{name}-hourly"]),
            "scripted-daily",
        ];
        Assert.Multiple(() =>
        {
            Assert.That(traders, Is.EquivalentTo(expected));
            Assert.That(result.Output, Does.StartWith("SYNTHETIC prices"));
            Assert.That(result.Output, Does.Contain(Path.Combine("aitrader-data", "us-synthetic.db")));
            Assert.That(File.Exists(Path.Combine(Folder.Path, "aitrader-data", "us-synthetic.db")), Is.True);
        });
    }

    [Test]
    public async Task Traders_are_ranked_by_their_return()
    {
        var result = await Program.SucceedAsync([.. Quarter, "--store", "memory"]);

        double[] returns =
        [
            .. result
                .OutputLines.Select(line => Row().Match(line))
                .Where(row => row.Success)
                .Select(row => double.Parse(row.Groups["return"].Value)),
        ];

        Assert.That(returns, Has.Length.EqualTo(5).And.Ordered.Descending);
        Assert.That(returns.Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task A_second_run_has_nothing_left_to_do_and_shows_the_same_leaderboard()
    {
        var first = await Program.SucceedAsProcessAsync(Quarter);
        var second = await Program.SucceedAsProcessAsync(Quarter);

        Assert.Multiple(() =>
        {
            Assert.That(first.Output, Does.Not.Contain("Nothing left to do"));
            Assert.That(second.Output, Does.Contain("Nothing left to do"));
            Assert.That(RowsOf(second), Is.EqualTo(RowsOf(first)).And.Length.EqualTo(5));
        });
    }

    [Test]
    public async Task A_run_goes_on_where_the_one_before_it_ended()
    {
        await Program.SucceedAsync(["run", .. Baselines, "--to", "2024-02-15", "--store", "sqlite:parts.db"]);
        var second = await Program.SucceedAsync([.. Quarter, "--store", "sqlite:parts.db"]);
        await Program.SucceedAsync([.. Quarter, "--store", "sqlite:whole.db"]);

        Assert.That(second.Error, Does.Contain("resuming after 170"));
        Assert.That(await HeadsAsync("parts.db"), Is.EqualTo(await HeadsAsync("whole.db")));
    }

    [Test]
    public async Task Fresh_starts_anew()
    {
        await Program.SucceedAsync([.. Quarter, "--store", "sqlite:ledgers.db"]);
        var fresh = await Program.SucceedAsync([
            "run",
            .. Baselines,
            "--to",
            "2024-01-31",
            "--cash",
            "5000",
            "--store",
            "sqlite:ledgers.db",
            "--fresh",
        ]);

        Assert.That(fresh.Output, Does.Contain("Ran 115 sessions"));
        Assert.That(Files(), Is.EqualTo((string[])["ledgers.db", "ledgers.db.leases"]));
    }

    [Test]
    public async Task Fresh_never_deletes_a_file_that_is_no_store()
    {
        File.WriteAllText(Folder.File("letters.txt"), "Dear Alice,");

        var result = await Program.RunAsync([.. Quarter, "--store", "sqlite:letters.txt", "--fresh"]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(File.ReadAllText(Folder.File("letters.txt")), Is.EqualTo("Dear Alice,"));
    }

    [TestCase("us", "USD", 130)]
    [TestCase("cn", "CNY", 130)]
    [TestCase("crypto", "USDT", 182)]
    public async Task Every_market_can_be_run_and_only_crypto_trades_on_weekends(
        string market,
        string currency,
        int sessions
    )
    {
        var result = await Program.SucceedAsync(
            "run",
            "--market",
            market,
            "--resolution",
            "daily",
            "--to",
            "2024-06-30",
            "--traders",
            "momentum",
            "--store",
            "memory"
        );

        Assert.That(result.Output, Does.Contain(currency).And.Contain($"Ran {sessions} sessions"));
    }

    [TestCase("us")]
    [TestCase("cn")]
    [TestCase("crypto")]
    public async Task The_scripted_model_trades_and_holds_under_the_rules_of_every_market(string market)
    {
        var result = await Program.SucceedAsync(
            "run",
            "--market",
            market,
            "--resolution",
            "daily",
            "--traders",
            "scripted",
            "--store",
            "memory"
        );

        // Trades, denied, traded, held, undecided, faulted.
        Assert.That(
            result.Output,
            Does.Match(@"scripted-daily .*[\d,]+\.\d\d +[1-9]\d* +0 +(\d+)/\1 +[1-9]\d* +[1-9]\d* +0 +0 *\n")
        );
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task Prices_of_a_file_are_traded_at_their_own_resolution()
    {
        using var market = new SmallMarket();

        var result = await Program.SucceedAsProcessAsync(
            "run",
            "--prices",
            market.Prices,
            "--traders",
            "equal-weight,cash",
            "--cash",
            "1000"
        );

        // 50 AAA at 10 and 5 BBB at 100; the last day has an open alone, so the last value is at the closes before it.
        Assert.That(result.Output, Does.Contain("1,072.50").And.Contain("cash-daily").And.Not.Contain("SYNTHETIC"));
        Assert.That(File.Exists(Path.Combine(Folder.Path, "aitrader-data", "us-prices.db")), Is.True);
    }

    [TestCase("--cash", "5", "the account is open with 10000 USD on us, not with 5 USD on us")]
    [TestCase("--market", "cn", "the account is open with 10000 USD on us, not with 100000 CNY on cn")]
    [TestCase("--seed", "2", "but these prices differ")]
    public async Task A_store_of_another_run_is_refused_in_one_line(string option, string value, string problem)
    {
        string[] month =
        [
            "run",
            "--resolution",
            "daily",
            "--to",
            "2024-01-31",
            "--traders",
            "equal-weight",
            "--store",
            "sqlite:ledgers.db",
        ];
        await Program.SucceedAsync(month);
        string heads = await HeadsAsync("ledgers.db");

        var result = await Program.RunAsync([.. month, option, value]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.Error, Does.Contain(problem));
        Assert.That(await HeadsAsync("ledgers.db"), Is.EqualTo(heads));
    }

    [Test]
    public async Task Sessions_before_the_opening_of_the_account_are_refused()
    {
        await Program.SucceedAsync([.. Quarter, "--from", "2024-02-01", "--store", "sqlite:ledgers.db"]);

        var result = await Program.RunAsync([.. Quarter, "--store", "sqlite:ledgers.db"]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("opened at 2024-02-01"));
    }

    [Test]
    public async Task A_ledger_changed_behind_its_back_faults_its_trader_and_no_other()
    {
        await Program.SucceedAsync(["run", .. Baselines, "--to", "2024-02-15", "--store", "sqlite:ledgers.db"]);
        Tamper(
            "ledgers.db",
            "UPDATE entries SET entry = replace(entry, '\"quantity\":\"', '\"quantity\":\"9') WHERE "
                + "signature = 'momentum-daily' AND entry LIKE '%\"filled\"%'"
        );

        var result = await Program.RunAsync([.. Quarter, "--store", "sqlite:ledgers.db"]);
        var verified = await Program.RunAsync("ledger", "verify", "--store", "sqlite:ledgers.db");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(4));
            Assert.That(
                result.ErrorLines[^1],
                Does.StartWith("aitrader: momentum-daily faulted at 2024-01-01: ")
                    .And.Contain("changed from outside at entry 44")
            );
            Assert.That(
                result.OutputLines.Count(line =>
                    Row().Match(line) is { Success: true } row && row.Groups["faulted"].Value == "0"
                ),
                Is.EqualTo(4)
            );
            Assert.That(result.Output, Does.Contain("Ran 124 sessions").And.Contain("1 session faulted"));
            Assert.That(verified.ExitCode, Is.EqualTo(4));
            Assert.That(
                verified.OutputLines.Where(line => line.Contains("DAMAGED", StringComparison.Ordinal)),
                Is.EqualTo(
                    (string[])
                        [
                            "momentum-daily        DAMAGED at entry 44: its hash does not follow from the "
                                + "entry before it and its content; the 43 before it are intact",
                        ]
                )
            );
            Assert.That(
                verified.OutputLines.Count(line => line.Contains(" intact, ", StringComparison.Ordinal)),
                Is.EqualTo(4)
            );
        });
    }

    private static string[] RowsOf(ProgramResult result) => [.. result.OutputLines.Where(line => Row().IsMatch(line))];

    // "  1   momentum-daily   +116.80%   -13.02%   21,680.05   585   0   523/523   265   258   0   0": one line.
    [GeneratedRegex(
        @"^ +[1-9] +(?<trader>[a-z-]+) +(?<return>[+-]?\d+\.\d\d)% +-?\d+\.\d\d% +[\d,]+\.\d\d"
            + @" +\d+ +\d+ +\d+/\d+ +\d+ +\d+ +\d+ +(?<faulted>\d+)( +\d+)? *$"
    )]
    private static partial Regex Row();
}
