using AiTrader.Runner.Output;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Output;

internal sealed class FileReplacementTests
{
    [Test]
    public async Task What_a_killed_process_left_is_removed_and_what_another_process_writes_is_not()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("export.jsonl");
        string left = $"{path}.{Guid.NewGuid():n}.tmp";
        string other = folder.File($"other.jsonl.{Guid.NewGuid():n}.tmp");
        File.WriteAllText(left, "half");
        File.WriteAllText(other, "half");
        using var writing = new FileStream(
            $"{path}.{Guid.NewGuid():n}.tmp",
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None
        );

        await FileReplacement.WriteAsync(path, file => file.WriteAsync("whole"u8.ToArray()).AsTask());

        Assert.That(Directory.GetFiles(folder.Path), Is.EquivalentTo(new[] { path, other, writing.Name }));
    }

    [Test]
    public async Task A_link_is_followed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("real.jsonl"), "old");
        File.CreateSymbolicLink(folder.File("link.jsonl"), folder.File("real.jsonl"));

        await FileReplacement.WriteAsync(
            folder.File("link.jsonl"),
            file => file.WriteAsync("new"u8.ToArray()).AsTask()
        );

        Assert.That(File.ResolveLinkTarget(folder.File("link.jsonl"), returnFinalTarget: true), Is.Not.Null);
        Assert.That(File.ReadAllText(folder.File("real.jsonl")), Is.EqualTo("new"));
    }

    // As a device, which root could replace by a file: /dev/null would be one from then on.
    [Category(TestCategory.Process)]
    [Platform("Linux")]
    [Test]
    public async Task A_pipe_is_written_and_stays_a_pipe()
    {
        using var folder = new TemporaryFolder();
        string pipe = folder.File("pipe");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync();
        }

        var read = Task.Run(() => File.ReadAllTextAsync(pipe));
        await FileReplacement.WriteAsync(pipe, file => file.WriteAsync("whole"u8.ToArray()).AsTask());

        Assert.That(await read, Is.EqualTo("whole"));
        Assert.That(FileIdentity.IsSpecial(pipe), Is.True);
        Assert.That(FileIdentity.IsSpecial(folder.Path), Is.False);
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { pipe }));
    }
}
