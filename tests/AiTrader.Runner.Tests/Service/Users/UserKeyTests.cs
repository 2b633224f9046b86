using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Tests.Service.Users;

internal sealed class UserKeyTests
{
    private static readonly UserName Ada = UserName.Parse("ada");

    [Test]
    public void A_key_has_the_name_and_256_bits()
    {
        string text = UserKey.Create(Ada).Text;

        Assert.That(text, Does.Match("^ait_ada_[0-9a-f]{64}$"));
        Assert.That(UserKey.Create(Ada).Text, Is.Not.EqualTo(text));
    }

    [Test]
    public void A_key_is_read_as_it_is_shown()
    {
        var key = UserKey.Create(UserName.Parse("ada-2"));

        Assert.That(UserKey.TryParse(key.Text, out var read), Is.True);
        Assert.That(read!.User, Is.EqualTo(key.User));
        Assert.That(read.Matches(key.Hash), Is.True);
        Assert.That(UserKey.Create(key.User).Matches(key.Hash), Is.False);
    }

    [Test]
    public void A_key_does_not_show_itself()
    {
        var key = UserKey.Create(Ada);

        Assert.That($"{key}", Is.EqualTo("ait_ada_[key]"));
        Assert.That(key.Text, Does.Not.Contain(key.Hash));
    }

    [TestCaseSource(nameof(NotKeys))]
    public void What_does_not_have_the_form_of_a_key_is_not_read(string? text)
    {
        Assert.That(UserKey.TryParse(text, out var key), Is.False);
        Assert.That(key, Is.Null);
    }

    private static IEnumerable<string?> NotKeys()
    {
        string secret = new('a', 64);
        return
        [
            null,
            "",
            "ait_",
            $"ait__{secret}",
            $"ait_{secret}",
            $"ait_ada{secret}",
            $"ait_ada_{secret[1..]}",
            $"ait_ada_{secret}0",
            $"ait_ada_{secret.ToUpperInvariant()}",
            $"ait_ada_{secret} ",
            $" ait_ada_{secret}",
            $"AIT_ada_{secret}",
            $"ait_Ada_{secret}",
            $"ait_a/da_{secret}",
            $"ait_-ada_{secret}",
            $"ait_{new string('a', 33)}_{secret}",
            $"ait_ada_{secret[1..]}g",
        ];
    }
}
