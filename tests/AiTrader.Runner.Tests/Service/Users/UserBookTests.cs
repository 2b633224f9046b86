using AiTrader.Runner.Input;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Users;

internal sealed class UserBookTests
{
    private static readonly UserName Ada = UserName.Parse("ada");

    private InMemoryStore _store = null!;
    private UserBook _users = null!;

    [SetUp]
    public void CreateBook()
    {
        _store = new InMemoryStore(TimeProvider.System);
        _users = new UserBook(_store.Documents, TimeProvider.System);
    }

    [TearDown]
    public async Task CloseStore() => await _store.DisposeAsync();

    [TestCase(Role.Reader)]
    [TestCase(Role.Trader)]
    [TestCase(Role.Admin)]
    public async Task A_user_is_known_by_its_key(Role role)
    {
        var key = await _users.AddAsync(Ada, role, default);

        var user = await _users.AuthenticateAsync(key.Text, default);

        Assert.That(user, Is.Not.Null);
        Assert.That((user!.Name, user.Role), Is.EqualTo((Ada, role)));
    }

    [Test]
    public async Task The_store_has_no_key()
    {
        var key = await _users.AddAsync(Ada, Role.Trader, default);

        var document = await _store.Documents.FindAsync(new DocumentKey("user", "ada"));

        Assert.That(document!.Content, Does.Contain(key.Hash).And.Not.Contain(key.Text[^64..]));
    }

    [Test]
    public async Task Other_keys_are_nobody_s()
    {
        var key = await _users.AddAsync(Ada, Role.Trader, default);
        await _users.AddAsync(UserName.Parse("bob"), Role.Admin, default);
        string[] others =
        [
            UserKey.Create(Ada).Text,
            UserKey.Create(UserName.Parse("nobody")).Text,
            key.Text.Replace("ada", "bob", StringComparison.Ordinal),
            $"ait_ada_{key.Hash}",
            $"ait_nobody_{new string('0', 64)}",
        ];

        foreach (string other in others)
        {
            Assert.That(await _users.AuthenticateAsync(other, default), Is.Null, other);
        }
    }

    [Test]
    public async Task A_rotated_key_opens_nothing_and_the_new_one_opens_at_once()
    {
        var first = await _users.AddAsync(Ada, Role.Trader, default);
        var elsewhere = new UserBook(_store.Documents, TimeProvider.System);
        Assert.That(await elsewhere.AuthenticateAsync(first.Text, default), Is.Not.Null);

        var second = await _users.RotateAsync(Ada, default);

        Assert.That(await elsewhere.AuthenticateAsync(first.Text, default), Is.Null);
        Assert.That(await elsewhere.AuthenticateAsync(second.Text, default), Is.Not.Null);
    }

    [Test]
    public async Task A_removed_user_has_no_access_and_its_name_stays_its_own()
    {
        var key = await _users.AddAsync(Ada, Role.Trader, default);

        await _users.RemoveAsync(Ada, default);

        Assert.That(await _users.AuthenticateAsync(key.Text, default), Is.Null);
        await Assert.ThrowsAsync<InputException>(() => _users.AddAsync(Ada, Role.Trader, default));
        var again = await _users.RotateAsync(Ada, default);
        Assert.That(await _users.AuthenticateAsync(key.Text, default), Is.Null);
        Assert.That(await _users.AuthenticateAsync(again.Text, default), Is.Not.Null);
    }

    [Test]
    public async Task Nobody_is_removed_or_gets_a_key_who_does_not_exist()
    {
        await Assert.ThrowsAsync<InputException>(() => _users.RemoveAsync(Ada, default));
        await Assert.ThrowsAsync<InputException>(() => _users.RotateAsync(Ada, default));
    }

    [Test]
    public async Task Of_two_who_add_one_name_at_once_one_gets_a_key()
    {
        var added = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ => Task.Run(() => TryAddAsync(new UserBook(_store.Documents, TimeProvider.System))))
        );

        var key = added.Single(key => key is not null)!;
        Assert.That(await _users.AuthenticateAsync(key.Text, default), Is.Not.Null);
    }

    [Test]
    public async Task The_first_start_makes_one_admin_and_later_starts_none()
    {
        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() => new UserBook(_store.Documents, TimeProvider.System).EnsureAdminAsync(default))
                )
        );

        var key = made.Single(key => key is not null)!;
        Assert.That((await _users.AuthenticateAsync(key.Text, default))!.Role, Is.EqualTo(Role.Admin));
        Assert.That(await _users.EnsureAdminAsync(default), Is.Null);
        await _users.RemoveAsync(key.User, default);
        Assert.That(await _users.EnsureAdminAsync(default), Is.Null, "Removed on purpose.");
    }

    [Test]
    public async Task A_user_with_the_name_of_the_admin_does_not_become_one()
    {
        var taken = await _users.AddAsync(UserName.Parse("admin"), Role.Reader, default);

        var made = await _users.EnsureAdminAsync(default);

        Assert.That(made!.User.Value, Is.EqualTo("admin-2"));
        Assert.That((await _users.AuthenticateAsync(taken.Text, default))!.Role, Is.EqualTo(Role.Reader));
    }

    [TestCase("{}")]
    [TestCase("not JSON")]
    [TestCase("""{"role":"king","created":"2026-01-01T00:00:00Z"}""")]
    [TestCase("""{"role":"admin","created":"2026-01-01T00:00:00Z","isAdmin":true}""")]
    public async Task A_document_that_this_program_did_not_write_is_damage_and_opens_nothing(string content)
    {
        await _store.Documents.WriteAsync(new Document(new DocumentKey("user", "ada"), content));

        await Assert.ThrowsAsync<StoreCorruptedException>(() =>
            _users.AuthenticateAsync(UserKey.Create(Ada).Text, default)
        );
    }

    private static async Task<UserKey?> TryAddAsync(UserBook book)
    {
        try
        {
            return await book.AddAsync(Ada, Role.Trader, default);
        }
        catch (InputException)
        {
            return null;
        }
    }
}
