using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Tests.Commands;

internal sealed class UserCommandTests : ProgramFixture
{
    [Test]
    public async Task A_user_is_added_and_only_its_key_is_on_standard_output()
    {
        var added = await Program.SucceedAsync(Of("add", "--name", "ada"));

        Assert.That(added.Output.Trim(), Does.Match("^ait_ada_[0-9a-f]{64}$"));
        Assert.That(added.Error, Does.Contain("ada (trader)").And.Not.Contain(added.Output.Trim()));
        var user = await UserOfAsync(added.Output.Trim());
        Assert.That(user!.Role, Is.EqualTo(Role.Trader));
    }

    [Test]
    public async Task Users_are_listed_without_keys()
    {
        string key = (await Program.SucceedAsync(Of("add", "--name", "ada"))).Output.Trim();
        await Program.SucceedAsync(Of("add", "--name", "board", "--role", "reader"));
        await Program.SucceedAsync(Of("remove", "--name", "board"));

        var listed = await Program.SucceedAsync(Of("list"));

        Assert.That(listed.Output, Does.Match("ada +trader").And.Match("board +reader .* removed"));
        Assert.That(UserKey.TryParse(key, out var read), Is.True);
        Assert.That(listed.Output, Does.Not.Contain(key[^64..]).And.Not.Contain(read!.Hash));
    }

    [Test]
    public async Task A_key_is_rotated_and_a_user_removed()
    {
        string first = (await Program.SucceedAsync(Of("add", "--name", "ada"))).Output.Trim();
        string second = (await Program.SucceedAsync(Of("rotate", "--name", "ada"))).Output.Trim();
        Assert.That(await UserOfAsync(first), Is.Null);
        Assert.That(await UserOfAsync(second), Is.Not.Null);

        await Program.SucceedAsync(Of("remove", "--name", "ada"));

        Assert.That(await UserOfAsync(second), Is.Null);
    }

    [TestCase("Ada")]
    [TestCase("-ada")]
    [TestCase("a_da")]
    [TestCase("аda")]
    [TestCase("../ada")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_hostile_name_is_refused_and_nothing_is_created(string name)
    {
        var refused = await Program.RunAsync(Of("add", "--name", name));

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.ErrorLines.Single(), Does.Contain("--name").And.Contain("1-32 lowercase"));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task A_name_is_added_once()
    {
        string key = (await Program.SucceedAsync(Of("add", "--name", "ada"))).Output.Trim();

        var refused = await Program.RunAsync(Of("add", "--name", "ada", "--role", "admin"));

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.ErrorLines.Single(), Does.Contain("'ada'").And.Contain("user rotate"));
        Assert.That((await UserOfAsync(key))!.Role, Is.EqualTo(Role.Trader));
    }

    [Test]
    public async Task A_store_in_memory_keeps_no_users_and_is_refused()
    {
        var refused = await Program.RunAsync("user", "add", "--store", "memory", "--name", "ada");

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.ErrorLines.Single(), Does.Contain("sqlite:FILE"));
    }

    [TestCase("rotate")]
    [TestCase("remove")]
    public async Task A_user_that_does_not_exist_is_named(string command)
    {
        await Program.SucceedAsync(Of("add", "--name", "ada"));

        var refused = await Program.RunAsync(Of(command, "--name", "bob"));

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.ErrorLines.Single(), Does.Contain("'bob'"));
    }

    private static string[] Of(string command, params string[] rest) =>
        ["user", command, "--store", "sqlite:users.db", .. rest];

    private async Task<User?> UserOfAsync(string key)
    {
        await using var store = StoreLocation.OfFile(Folder.File("users.db")).Open();
        return await new UserBook(store.Documents, TimeProvider.System).AuthenticateAsync(key, default);
    }
}
