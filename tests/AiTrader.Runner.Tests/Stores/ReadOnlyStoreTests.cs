using System.Runtime.Versioning;

namespace AiTrader.Runner.Tests.Stores;

/// <summary>
/// A store whose file and folder this user may not write: an archive, a share, a medium. Root may write everything, so
/// that the program runs without that right.
/// </summary>
[Category(TestCategory.Process)]
[Platform("Linux")]
[UnsupportedOSPlatform("windows")]
internal sealed class ReadOnlyStoreTests : ProgramFixture
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private string Archive => Folder.File("archive");

    [SetUp]
    public async Task KeepAsync()
    {
        Directory.CreateDirectory(Archive);
        await Program.SucceedAsync(
            "run",
            "--traders",
            "momentum,cash",
            "--resolution",
            "daily",
            "--to",
            "2024-02-01",
            "--store",
            "sqlite:archive/l.db"
        );
        foreach (string file in Directory.GetFiles(Archive))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
        }

        File.SetUnixFileMode(Archive, Readable);
    }

    [TearDown]
    public void Free() => File.SetUnixFileMode(Archive, Readable | UnixFileMode.UserWrite);

    [TestCase("ledger", "show", "--signature", "momentum")]
    [TestCase("ledger", "verify")]
    [TestCase("ledger", "export", "--out", "exported")]
    [TestCase("ledger", "backup", "--to", "backup.db")]
    [TestCase("report", "--market", "us", "--out", "report")]
    public async Task It_is_read(params string[] command)
    {
        string[] before = Directory.GetFileSystemEntries(Archive);

        var result = await RunAsync([.. command, "--store", "sqlite:archive/l.db"]);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(Directory.GetFileSystemEntries(Archive), Is.EquivalentTo(before));
    }

    [Test]
    public async Task It_is_not_traded_on()
    {
        var result = await RunAsync(["run", "--traders", "momentum,cash", "--store", "sqlite:archive/l.db"]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("archive/l.db cannot be opened: this user may not write it"));
    }

    [Test]
    public async Task A_log_without_its_index_is_named()
    {
        Free();
        await File.WriteAllBytesAsync(Path.Combine(Archive, "l.db-wal"), new byte[32]);
        File.SetUnixFileMode(Archive, Readable);

        var result = await RunAsync(["ledger", "verify", "--store", "sqlite:archive/l.db"]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("l.db-wal can be read only with its index"));
    }

    private async Task<ProgramResult> RunAsync(string[] arguments)
    {
        using var process = Environment.IsPrivilegedProcess
            ? Program.Start(
                "setpriv",
                ["--bounding-set=-all", AitraderProgram.Dotnet, AitraderProgram.Dll, .. arguments]
            )
            : Program.Start(arguments);
        return await AitraderProgram.EndAsync(process);
    }
}
