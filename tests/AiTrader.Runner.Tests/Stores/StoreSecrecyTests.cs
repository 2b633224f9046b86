using System.Diagnostics;
using System.Runtime.Versioning;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Stores;

/// <summary>A password in a file is in no argument of the program or of a process that it starts.</summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[UnsupportedOSPlatform("windows")]
[Platform("Linux")]
internal sealed class StoreSecrecyTests : ProgramFixture
{
    // Of this test alone: other tests have processes with passwords of their own.
    private static readonly string Password = $"sesame-{Guid.NewGuid():n}";

    [TestCase(false)]
    [TestCase(true)]
    public async Task No_process_has_the_password_among_its_arguments(bool isInput)
    {
        using var server = await RedisServer.StartDurableAsync("--requirepass", Password);
        string store = $"redis:{server.Address},password={Password}";
        File.WriteAllText(Folder.File("store"), store);
        File.SetUnixFileMode(Folder.File("store"), UnixFileMode.UserRead);
        using var process = Program.Start("doctor", "--store-file", isInput ? "-" : "store");
        if (isInput)
        {
            await process.StandardInput.WriteAsync(store + "\n");
        }

        var seen = SeeAsync(process);
        var result = await AitraderProgram.EndAsync(process);
        string[] commands = await seen;

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
            Assert.That(result.Output + result.Error, Does.Not.Contain(Password));
            Assert.That(
                commands,
                Has.Some.Contains(" doctor ").And.Some.Contains(" claim ").And.Some.Contains(" mcp ")
            );
            Assert.That(commands, Has.None.Contains(Password));
        });
    }

    // The arguments of the process and of its descendants, until it has ended.
    private static async Task<string[]> SeeAsync(Process process)
    {
        var seen = new HashSet<string>();
        while (!process.HasExited)
        {
            foreach (string folder in Directory.EnumerateDirectories("/proc"))
            {
                if (Read(Path.Combine(folder, "cmdline")) is { } command && command.Contains("aitrader.dll"))
                {
                    seen.Add(command);
                }
            }

            await Task.Delay(5);
        }

        return [.. seen];
    }

    // A process can end between its listing and its reading.
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
