using AiTrader.Runner.Input;

namespace AiTrader.Runner.Tests.Bundles;

internal sealed class BundleCommandTests : BundleFixture
{
    [Test]
    public async Task The_same_run_gives_the_same_bytes_without_a_path()
    {
        await BundleAsync();
        byte[] first = File.ReadAllBytes(Folder.File("run.zip"));

        await PackAsync("again.zip");

        Assert.That(File.ReadAllBytes(Folder.File("again.zip")), Is.EqualTo(first));
        foreach (string name in EditedBundle.NamesOf(Folder.File("run.zip")))
        {
            string text = EditedBundle.Read(Folder.File("run.zip"), name);
            Assert.That(text, Does.Not.Contain(Folder.Path).And.Not.Contain(Environment.MachineName), name);
        }
    }

    [Test]
    public async Task A_run_that_is_not_equal_is_not_packed()
    {
        await BundleAsync();
        File.Delete(Folder.File("run.zip"));

        var result = await Program.RunAsync(
            "bundle",
            "--store",
            Store,
            "--prices",
            "prices.csv",
            "--seed",
            "2",
            "--out",
            "run.zip"
        );

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(result.Output, Does.Contain("random: at 2024-01-02, entry "));
        Assert.That(File.Exists(Folder.File("run.zip")), Is.False);
    }

    [Test]
    public async Task A_key_in_a_prompt_is_refused_and_not_shown()
    {
        File.WriteAllText(Folder.File("model.key"), "a-key-of-the-tests-0123456789");
        await BundleAsync();

        foreach (string secret in (string[])["a-key-of-the-tests-0123456789", "sk-" + new string('a', 30)])
        {
            WriteTraders(
                $$""" "provider":"openai","id":"scripted/demo","keyFile":"model.key","prompt":"My key: {{secret}}." """
            );
            var result = await Program.RunAsync(
                "bundle",
                "--store",
                Store,
                "--prices",
                "prices.csv",
                "--traders",
                "traders.json",
                "--out",
                "key.zip"
            );

            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput), result.Output);
            Assert.That(result.Error, Does.Contain("manifest.json, line ").And.Not.Contain(secret));
            Assert.That(File.Exists(Folder.File("key.zip")), Is.False);
        }
    }
}
