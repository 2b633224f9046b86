using System.Diagnostics;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Runner.Tests.Stores;

/// <summary><c>--store redis:CONNECTION</c>, wherever a file is accepted.</summary>
[Category(TestCategory.Redis)]
internal sealed class RedisStoreTests : ProgramFixture
{
    private const string Password = "open-sesame";

    private static readonly string[] Week = [.. Baselines, "--to", "2024-01-12"];

    private RedisServer _server = null!;

    private string Store => $"redis:{_server.Address},password={Password},defaultDatabase=1";

    [SetUp]
    public async Task StartServer() => _server = await RedisServer.StartAsync("--requirepass", Password);

    [TearDown]
    public void EndServer() => _server?.Dispose();

    [Test]
    public async Task A_run_on_a_server_has_the_ledgers_of_a_run_in_a_file_and_a_second_one_has_nothing_left_to_do()
    {
        await Program.SucceedAsync(["run", .. Week, "--store", "sqlite:ledgers.db"]);

        var first = await Program.SucceedAsync(["run", .. Week, "--store", Store]);
        var second = await Program.SucceedAsync(["run", .. Week, "--store", Store]);
        var verified = await Program.SucceedAsync("ledger", "verify", "--store", Store);
        var shown = await Program.SucceedAsync("ledger", "show", "--store", Store);
        var exported = await Program.SucceedAsync("ledger", "export", "--store", Store, "--out", "ledgers.jsonl");
        await Program.SucceedAsync("ledger", "export", "--store", "sqlite:ledgers.db", "--out", "file.jsonl");

        Assert.That(verified.Output, Is.EqualTo(await HeadsAsync("ledgers.db")));
        Assert.That(
            File.ReadAllText(Folder.File("ledgers.jsonl")),
            Is.EqualTo(File.ReadAllText(Folder.File("file.jsonl"))).And.Not.Empty
        );
        Assert.That(second.Output, Does.Contain("Nothing left to do"));
        Assert.That(first.Output, Does.Contain($"The ledgers are in redis:{_server.Address},password=*****"));
        foreach (var result in (ProgramResult[])[first, second, verified, shown, exported])
        {
            Assert.That(result.Output + result.Error, Does.Not.Contain(Password));
        }
    }

    [Test]
    public async Task A_replay_on_a_server_has_the_outcomes_of_any_other()
    {
        using var market = new SmallMarket();

        await Program.SucceedAsync(market.Replay(("--store", Store), ("--out", "outcomes.jsonl")));

        Assert.That(File.ReadAllText(Folder.File("outcomes.jsonl")).Trim(), Is.EqualTo(SmallMarket.Outcomes.Trim()));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task A_trader_of_a_runner_that_was_killed_is_resumed_by_one_that_waits_for_its_lease()
    {
        string[] year = ["run", .. Baselines, "--to", "2024-12-31"];
        await Program.SucceedAsync([.. year, "--store", "sqlite:ledgers.db"]);
        await using var client = await ConnectionMultiplexer.ConnectAsync(
            $"{_server.Address},password={Password},defaultDatabase=1"
        );
        using var first = Program.Start([.. year, "--store", Store]);
        while (await client.GetDatabase().StreamLengthAsync("aitrader:{momentum-daily}:ledger:entries") <= 20)
        {
            Assert.That(first.HasExited, Is.False, "It ended before it was killed.");
            await Task.Delay(5);
        }

        // It stands still with its leases, which last for some seconds yet. While one lasts, nobody else trades for its
        // trader; how long that is depends on the machine, so that the leases are asked and not the clock.
        await SignalAsync(first, "STOP");
        var held = await LeasedAsync(client);
        using var second = Program.Start([.. year, "--store", Store]);
        var traded = new List<string>();
        while (held.Count > 0 && !second.HasExited)
        {
            await Task.Delay(5);
            foreach (var (trader, mark, count) in held.ToArray())
            {
                // Counted before the lease is looked at: a lease that is still there was there when it was counted.
                long now = await CountAsync(client, trader);
                bool lasts = await client.GetDatabase().StringGetAsync(LeaseOf(trader)) == mark;
                if (!lasts)
                {
                    held.Remove((trader, mark, count));
                }
                else if (now != count)
                {
                    traded.Add(trader);
                }
            }
        }

        first.Kill();
        var resumed = await AitraderProgram.EndAsync(second);

        Assert.That(resumed.ExitCode, Is.Zero, resumed.Error);
        Assert.That(traded, Is.Empty, "The second one traded while the first one had the leases.");
        Assert.That(
            (await Program.SucceedAsync("ledger", "verify", "--store", Store)).Output,
            Is.EqualTo(await HeadsAsync("ledgers.db"))
        );
    }

    // The traders that somebody has the lease of, with its mark and what they have recorded.
    private static async Task<List<(string Trader, RedisValue Mark, long Count)>> LeasedAsync(
        ConnectionMultiplexer client
    )
    {
        var held = new List<(string, RedisValue, long)>();
        foreach (string trader in (string[])["equal-weight", "momentum", "mean-reversion", "random", "cash"])
        {
            var mark = await client.GetDatabase().StringGetAsync(LeaseOf(trader));
            if (mark.HasValue)
            {
                held.Add((trader, mark, await CountAsync(client, trader)));
            }
        }

        Assert.That(held, Is.Not.Empty, "No trader is driven.");
        return held;
    }

    private static Task<long> CountAsync(ConnectionMultiplexer client, string trader) =>
        client.GetDatabase().StreamLengthAsync($"aitrader:{{{trader}-daily}}:ledger:entries");

    private static string LeaseOf(string trader) => $"aitrader:{{{trader}-daily}}:lease";

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.That(kill.ExitCode, Is.Zero);
    }

    [Test]
    [Platform("Linux", Reason = "Which certificates are trusted is said by SSL_CERT_FILE there.")]
    public async Task A_server_that_speaks_TLS_is_reached_where_its_certificate_is_trusted_and_not_elsewhere()
    {
        using var certificate = new ServerCertificate();
        using var server = await RedisServer.StartAsync(
            "--tls-port",
            $"{certificate.Port}",
            "--tls-cert-file",
            certificate.File,
            "--tls-key-file",
            certificate.KeyFile,
            "--tls-ca-cert-file",
            certificate.File,
            "--tls-auth-clients",
            "no"
        );
        string[] show =
        [
            AitraderProgram.Dll,
            "ledger",
            "show",
            "--store",
            $"redis:localhost:{certificate.Port},ssl=true,connectTimeout=2000",
        ];
        using var trusting = Program.Start(AitraderProgram.Dotnet, show, [("SSL_CERT_FILE", certificate.File)]);
        var trusted = await AitraderProgram.EndAsync(trusting);
        using var doubting = Program.Start(AitraderProgram.Dotnet, show);
        var doubted = await AitraderProgram.EndAsync(doubting);

        Assert.That(trusted.ExitCode, Is.Zero, trusted.Error);
        Assert.That(doubted.ExitCode, Is.EqualTo(2));
        Assert.That(doubted.Error, Does.Contain("cannot be opened"));
    }

    [Test]
    public async Task A_store_that_others_may_use_is_not_deleted()
    {
        await Program.SucceedAsync(["run", .. Week, "--store", Store]);

        var result = await Program.RunAsync(["run", .. Week, "--store", Store, "--fresh"]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("--fresh").And.Contain("defaultDatabase").And.Not.Contain(Password));
    }

    [TestCase("ledger", "verify")]
    [TestCase("run")]
    public async Task A_server_that_is_not_there_is_named_without_the_password(params string[] command)
    {
        await _server.StopAsync();

        var result = await Program.RunAsync([.. command, "--store", $"{Store},connectTimeout=300"]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.Error,
            Does.Contain(_server.Address).And.Contain("cannot be opened").And.Not.Contain(Password)
        );
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
    }
}
