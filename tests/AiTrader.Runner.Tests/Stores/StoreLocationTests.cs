using System.Runtime.Versioning;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Tests.Stores;

internal sealed class StoreLocationTests : ProgramFixture
{
    private const string Password = "open-sesame";

    [TestCase("redsi:localhost,password=open-sesame", "allowed")]
    [TestCase("redis:", "allowed")]
    [TestCase("redis:password=open-sesame", "allowed")]
    [TestCase("redis:localhost,PASSWORD = open-sesame,patience=3", "patience")]
    [TestCase("redis://:open-sesame@localhost", "URL")]
    [TestCase("redis:open-sesame@localhost:6379", "@localhost:6379")]
    [TestCase("redis:me:open-sesame@localhost", "user=NAME,password=PASSWORD")]
    [TestCase("redis:localhost,passwrd=open-sesame", "'passwrd'")]
    [TestCase("redis:localhost,pwd=open-sesame", "'pwd'")]
    [TestCase("redis:localhost,password=a,open-sesame@x", "is refused")]
    [TestCase("rediss://me:open-sesame@localhost", "allowed")]
    [TestCase("open-sesame@localhost", "allowed")]
    [TestCase("localhost,password=open-sesame", "allowed")]
    public async Task A_store_that_cannot_be_read_is_refused_without_the_password(string store, string said)
    {
        var result = await Program.RunAsync("ledger", "verify", "--store", store);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(said));
        Assert.That(result.Output + result.Error, Does.Not.Contain(Password));
    }

    [Test]
    public async Task A_store_in_a_wrong_place_is_shown_without_the_password()
    {
        var result = await Program.RunAsync("ledger", "verify", "redis:localhost,password=open-sesame");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("redis:localhost,password=*****").And.Not.Contain(Password));
    }

    [TestCase("sqlite:mine.db", "--store sqlite:mine.db")]
    [TestCase("redis:localhost:6379,defaultDatabase=2", "--store redis:localhost:6379,defaultDatabase=2")]
    [TestCase("redis:localhost:6379,password=open-sesame", "--store-file FILE")]
    public void A_store_is_named_in_a_command_without_the_password(string store, string option) =>
        Assert.That(StoreLocation.Parse(store).Option, Is.EqualTo(option));

    [Platform("Unix")]
    [TestCase("sqlite:a b;rm -r $HOME.db", "--store 'sqlite:a b;rm -r $HOME.db'")]
    [TestCase("sqlite:it's.db", "--store 'sqlite:it'\\''s.db'")]
    public void A_store_with_characters_of_a_shell_is_named_in_quotes(string store, string option) =>
        Assert.That(StoreLocation.Parse(store).Option, Is.EqualTo(option));

    [Test]
    public async Task A_store_is_read_from_a_file()
    {
        File.WriteAllText(Folder.File("store"), "\nsqlite:" + Folder.File("absent.db") + "\n");

        var result = await Program.RunAsync("ledger", "verify", "--store-file", "store");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("--store-file: ").And.Contain("absent.db' is not an existing file"));
    }

    [TestCase("", "exactly one line")]
    [TestCase("memory\nmemory\n", "exactly one line")]
    [TestCase("redis:localhost,passwrd=open-sesame", "'passwrd'")]
    public async Task A_file_without_one_store_is_refused(string content, string said)
    {
        File.WriteAllText(Folder.File("store"), content);

        var result = await Program.RunAsync("ledger", "verify", "--store-file", "store");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(said).And.Not.Contain(Password));
    }

    [Test]
    public async Task A_store_is_named_in_one_way()
    {
        File.WriteAllText(Folder.File("store"), "memory");

        Assert.That(
            (await Program.RunAsync("run", "--store", "memory", "--store-file", "store")).Error,
            Does.Contain("not with both")
        );
        Assert.That((await Program.RunAsync("ledger", "verify")).Error, Does.Contain("--store-file"));
    }

    [UnsupportedOSPlatform("windows")]
    [Platform("Linux,MacOsX")]
    [TestCase(UnixFileMode.OtherRead, 0, "Other users can read")]
    [TestCase(UnixFileMode.GroupRead, 0, "Other users can read")]
    [TestCase(UnixFileMode.OtherWrite, 2, "other users can write it")]
    [TestCase(UnixFileMode.GroupWrite, 2, "other users can write it")]
    [TestCase(UnixFileMode.None, 0, null)]
    public async Task A_secret_that_others_can_read_is_warned_of_and_one_that_they_can_write_is_refused(
        UnixFileMode others,
        int exitCode,
        string? said
    )
    {
        string link = Folder.File("link");
        File.WriteAllText(Folder.File("store"), "memory");
        File.SetUnixFileMode(Folder.File("store"), UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        File.CreateSymbolicLink(link, Folder.File("store"));

        var result = await Program.RunAsync(["run", .. Baselines, "--to", "2024-01-10", "--store-file", "link"]);

        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Error);
        Assert.That(result.Error, said is null ? Does.Not.Contain("Other users") : Does.Contain(said));
    }
}
