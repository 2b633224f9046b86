using System.Diagnostics;
using System.Net;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>The program itself: its first key, and users who are changed while it serves.</summary>
[Category(TestCategory.Process)]
internal sealed class ServedProcessTests : ProgramFixture
{
    private const string Store = "sqlite:served.db";

    [Test]
    public async Task The_first_start_shows_the_key_of_an_admin_and_later_starts_show_none()
    {
        string key;
        using (var first = await ServedProcess.StartAsync(Program))
        {
            string line = (await first.Process.StandardOutput.ReadLineAsync())!;
            key = line[(line.LastIndexOf(' ') + 1)..];
            Assert.That(line, Does.Match("^The key of admin, which is not shown again: ait_admin_[0-9a-f]{64}$"));
            Assert.That(await first.StatusAsync(key), Is.EqualTo(HttpStatusCode.OK));
        }

        using var second = await ServedProcess.StartAsync(Program);
        Assert.That(await second.StatusAsync(key), Is.EqualTo(HttpStatusCode.OK));
        second.Process.Kill();
        Assert.That(await second.Process.StandardOutput.ReadToEndAsync(), Is.Empty);
    }

    [Test]
    public async Task A_user_who_is_added_rotated_and_removed_while_it_serves_is_known_at_once()
    {
        using var served = await ServedProcess.StartAsync(Program);

        string first = await KeyAsync("add");
        Assert.That(await served.StatusAsync(first), Is.EqualTo(HttpStatusCode.OK));
        string second = await KeyAsync("rotate");
        Assert.That(await served.StatusAsync(first), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await served.StatusAsync(second), Is.EqualTo(HttpStatusCode.OK));
        await Program.SucceedAsync("user", "remove", "--store", Store, "--name", "ada");
        Assert.That(await served.StatusAsync(second), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task No_key_is_in_the_log_and_none_in_the_store()
    {
        string key = await KeyAsync("add");
        string log;
        using (var served = await ServedProcess.StartAsync(Program, "--verbose"))
        {
            await served.StatusAsync(key);
            await served.StatusAsync(key[..^1] + (key[^1] == '0' ? '1' : '0'));
            served.Process.Kill();
            log = await served.Process.StandardError.ReadToEndAsync();
        }

        string secret = key[^64..];
        Assert.That(log, Does.Not.Contain(secret).And.Not.Contain(secret[..^1]));
        foreach (string file in Directory.GetFiles(Folder.Path, "served.db*"))
        {
            Assert.That(await File.ReadAllTextAsync(file), Does.Not.Contain(secret).IgnoreCase, file);
        }
    }

    private async Task<string> KeyAsync(string command) =>
        (await Program.SucceedAsync("user", command, "--store", Store, "--name", "ada")).Output.Trim();

    /// <summary>The program, while it serves.</summary>
    private sealed class ServedProcess : IDisposable
    {
        private readonly HttpClient _client = new();

        private ServedProcess(Process process) => Process = process;

        public Process Process { get; }

        public static async Task<ServedProcess> StartAsync(AitraderProgram program, params string[] options)
        {
            var served = new ServedProcess(
                program.Start(["serve", "--http", "0", "--traders", "cash", "--store", Store, .. options])
            );
            const string Listening = "Listening on ";
            var said = new List<string>();
            while (await served.Process.StandardError.ReadLineAsync() is { } line)
            {
                said.Add(line);
                if (line.StartsWith(Listening, StringComparison.Ordinal))
                {
                    served._client.BaseAddress = new Uri(line[Listening.Length..]);
                    return served;
                }
            }

            throw new InvalidOperationException($"It did not begin to serve: {string.Join('\n', said)}");
        }

        public async Task<HttpStatusCode> StatusAsync(string key)
        {
            using var request = ServedHttp.RequestOf(
                HttpMethod.Get,
                "/v1/models",
                json: null,
                ("Authorization", $"Bearer {key}")
            );
            using var answer = await _client.SendAsync(request);
            return answer.StatusCode;
        }

        public void Dispose()
        {
            Process.Kill();
            Process.WaitForExit();
            Process.Dispose();
            _client.Dispose();
        }
    }
}
