using System.Text;
using AiTrader.Runner.Bundles;
using AiTrader.Runner.Input;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Bundles;

/// <summary>Files that are not bundles are refused with a reason, and nothing of them is written.</summary>
internal sealed class BundleFileTests
{
    private const string Manifest = """
        {"format":"aitrader-bundle/1","version":"1","seed":1,"prices":{"series":[]},"traders":[],"files":[]}
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("../outside.jsonl")]
    [TestCase("ledgers/../../outside.jsonl")]
    [TestCase("/etc/passwd")]
    [TestCase("ledgers/.hidden.jsonl")]
    [TestCase("ledgers/a/b.jsonl")]
    [TestCase("ledgers\\a.jsonl")]
    [TestCase("ledgers/a.jsonl\n")]
    [TestCase("program.exe")]
    public void A_name_that_no_bundle_has(string name)
    {
        EditedBundle.Create(Path, ("manifest.json", Bytes(Manifest)), (name, []));

        Assert.That(Refusal(), Does.Contain("as no bundle has"));
        Assert.That(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories), Is.EqualTo((string[])[Path]));
    }

    [Test]
    public void A_file_that_expands_too_far()
    {
        EditedBundle.Create(Path, ("manifest.json", Bytes(Manifest)), ("ledgers/a.jsonl", new byte[(1 << 26) + 1]));

        Assert.That(Refusal(), Does.Contain("it expands to more than a bundle can have"));
    }

    [Test]
    public void A_file_that_is_cut_off([Values(0, 1, 100, -1)] int kept)
    {
        EditedBundle.Create(
            Path,
            ("manifest.json", Bytes(Manifest)),
            ("ledgers/a.jsonl", Encoding.UTF8.GetBytes(new string('x', 9_999)))
        );
        byte[] all = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, all[..(kept < 0 ? all.Length - 1 : kept)]);

        Assert.That(Refusal(), Does.StartWith("The bundle '"));
    }

    [Test]
    public void A_byte_that_was_changed_is_refused_or_found()
    {
        EditedBundle.Create(
            Path,
            ("manifest.json", Bytes(Manifest)),
            ("ledgers/a.jsonl", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500))))
        );
        byte[] all = File.ReadAllBytes(Path);
        var random = new Random(3);
        for (int i = 0; i < 400; i++)
        {
            byte[] changed = [.. all];
            changed[random.Next(all.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Path, changed);
            try
            {
                var read = BundleFile.Read(Path);
                Assert.That(
                    read.FindChanged(),
                    Has.Some.Contain("was added"),
                    "It has a file that its manifest does not name."
                );
            }
            catch (InputException refused)
            {
                Assert.That(refused.Message, Does.StartWith("The bundle '"));
            }
        }
    }

    [Test]
    public void What_is_not_a_zip()
    {
        File.WriteAllText(Path, "not a zip");

        Assert.That(Refusal(), Does.StartWith("The bundle '"));
    }

    [Test]
    public void A_zip_without_a_manifest()
    {
        EditedBundle.Create(Path, ("ledgers/a.jsonl", []));

        Assert.That(Refusal(), Does.Contain("it has no manifest.json"));
    }

    [Test]
    public void A_file_twice()
    {
        EditedBundle.Create(Path, ("manifest.json", Bytes(Manifest)), ("ledgers/a.jsonl", []), ("ledgers/a.jsonl", []));

        Assert.That(Refusal(), Does.Contain("ledgers/a.jsonl twice"));
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[")]
    [TestCase(
        """{"format":"aitrader-bundle/1","version":null,"seed":1,"prices":{"series":[]},"traders":[],"files":[]}"""
    )]
    public void A_manifest_of_another_form(string manifest)
    {
        EditedBundle.Create(Path, ("manifest.json", Bytes(manifest)));

        Assert.That(Refusal(), Does.StartWith("The bundle '"));
    }

    [Test]
    public void A_manifest_with_a_member_that_none_has()
    {
        string manifest = Manifest.Replace("\"seed\":1", "\"seed\":1,\"run\":\"rm\"", StringComparison.Ordinal);
        EditedBundle.Create(Path, ("manifest.json", Bytes(manifest)));

        Assert.That(Refusal(), Does.Contain("run"));
    }

    [Test]
    public void A_manifest_of_a_later_version()
    {
        EditedBundle.Create(
            Path,
            ("manifest.json", Bytes(Manifest.Replace("bundle/1", "bundle/2", StringComparison.Ordinal)))
        );

        Assert.That(Refusal(), Does.Contain("this version reads aitrader-bundle/1"));
    }

    [Test]
    public void A_trader_whose_name_leaves_the_bundle()
    {
        string traders = """[{"signature":"../../x","entries":1,"head":""}]""";
        EditedBundle.Create(
            Path,
            (
                "manifest.json",
                Bytes(Manifest.Replace("\"traders\":[]", $"\"traders\":{traders}", StringComparison.Ordinal))
            )
        );

        Assert.That(Refusal(), Does.Contain("is not a signature"));
    }

    private string Path => _folder.File("bundle.zip");

    private string Refusal() => Assert.Throws<InputException>(() => BundleFile.Read(Path))!.Message;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
