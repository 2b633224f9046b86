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
}
