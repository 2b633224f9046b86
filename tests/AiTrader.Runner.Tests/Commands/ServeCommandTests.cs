using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>The service as a real process, as somebody starts it on a fresh machine.</summary>
[Category(TestCategory.Process)]
internal sealed class ServeCommandTests : ProgramFixture
{
    private static readonly string[] Traders = ["--traders", "momentum,limit-ladder,stop-trend"];
    private static readonly string[] Serve =
    [
        "serve",
        .. Traders,
        "--start",
        "--http",
        "0",
        "--pace",
        "0",
        "--store",
        "sqlite:served.db",
    ];

    [Test]
    public async Task A_service_that_is_killed_and_started_again_ends_with_the_ledgers_of_a_run()
    {
        await Program.SucceedAsync(["run", .. Traders, "--resolution", "daily", "--store", "sqlite:calm.db"]);
        string key;
        using (var killed = Program.Start(Serve))
        {
            key = await KeyAsync(killed);
            await using var store = Open();
            await UntilAsync(async () => (await store.Events.FindRangeAsync()).Last > 500);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        await using var left = Open();
        Assert.That(await PendingAsync(left), Is.Not.Zero, "It was not killed in the middle.");
        using var service = Program.Start(Serve);
        var address = await AddressAsync(service);
        await UntilAsync(async () => await PendingAsync(left) == 0);
        var known = await AskAsync(address, key);
        await TerminateAsync(service);
        var ended = await AitraderProgram.EndAsync(service);

        Assert.Multiple(() =>
        {
            Assert.That(known, Is.EqualTo(HttpStatusCode.OK), "The key of the first start is that of the second.");
            Assert.That(ended.ExitCode, Is.Zero);
            Assert.That(ended.Output, Is.Empty, "The key is shown once.");
        });
        Assert.That(await HeadsAsync("served.db"), Is.EqualTo(await HeadsAsync("calm.db")));
    }

    [Test]
    [Platform("Linux")]
    public async Task It_needs_a_file_system_that_can_be_written_only_for_its_store()
    {
        const string ReadOnly = """
            mount --bind "$1" "$1" && mount -o remount,ro,bind / || exit 77
            touch "$2" 2>/dev/null && exit 78
            cd / && exec "${@:3}"
            """;
        string kept = Directory.CreateDirectory(Folder.File("kept")).FullName;
        string[] service = [.. Serve[..^1], $"sqlite:{Path.Combine(kept, "served.db")}", "--resolution", "hourly"];
        string[] arguments =
        [
            "-m",
            "bash",
            "-c",
            ReadOnly,
            "-",
            kept,
            Folder.File("written"),
            AitraderProgram.Dotnet,
            AitraderProgram.Dll,
            .. service,
        ];
        using var process = Program.Start(
            "unshare",
            arguments,
            [("DOTNET_EnableDiagnostics", "0"), ("HOME", "/nonexistent")]
        );

        string key = await KeyAsync(process);
        var address = await AddressAsync(process);
        await using var store = new SqliteStore(Path.Combine(kept, "served.db"), TimeProvider.System);
        await UntilAsync(async () => await PendingAsync(store) == 0);

        Assert.That(await AskAsync(address, key), Is.EqualTo(HttpStatusCode.OK));
        await TerminateAsync(process);
        Assert.That((await AitraderProgram.EndAsync(process)).ExitCode, Is.Zero);
    }

    [TestCase("--http", "nowhere", "allowed: a port such as 8300")]
    [TestCase("--pace", "fast", "allowed: a whole number of milliseconds from 0 to 3600000")]
    public async Task An_argument_that_is_refused_is_named(string option, string value, string reason)
    {
        var result = await Program.RunAsync("serve", option, value);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Error, Does.Contain($"'{value}'").And.Contain(reason));
        });
    }

    [Test]
    public async Task An_address_in_use_ends_the_program_with_one_line()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var result = await Program.RunAsync(
            "serve",
            "--store",
            "memory",
            "--http",
            $"{((IPEndPoint)listener.LocalEndpoint).Port}"
        );

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Error, Does.Contain("address already in use"));
            Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        });
    }

    private static async Task<string> KeyAsync(Process process)
    {
        const string Line = "The key of admin, which is not shown again: ";
        string? first = await process.StandardOutput.ReadLineAsync();
        Assert.That(first, Does.StartWith(Line));
        return first![Line.Length..];
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        const string Line = "Listening on ";
        while (await process.StandardError.ReadLineAsync() is { } said)
        {
            if (said.StartsWith(Line, StringComparison.Ordinal))
            {
                return new Uri(said[Line.Length..]);
            }
        }

        throw new AssertionException("It does not listen.");
    }

    private static async Task<HttpStatusCode> AskAsync(Uri address, string key)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.GetAsync(new Uri("/v1/traders", UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(20);
        }
    }

    private static async Task<int> PendingAsync(SqliteStore store) =>
        await new RunBook(store.Documents).ListPendingAsync(default).CountAsync();

    private SqliteStore Open() => new(Folder.File("served.db"), TimeProvider.System);
}
