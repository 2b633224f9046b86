namespace AiTrader.Runner.Tests.Commands;

/// <summary>Who reaches a service, and how often: what is refused before it begins.</summary>
internal sealed class ServedHttpOptionTests : ProgramFixture
{
    [Test]
    public async Task An_address_of_another_machine_is_refused()
    {
        var refused = await Program.RunAsync("serve", "--http", "192.0.2.1:8080", "--store", "sqlite:served.db");

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.ErrorLines[^1], Does.Contain("--http: '192.0.2.1:8080' is refused; allowed"));
    }

    [TestCase("--host", "https://trading.example.com")]
    [TestCase("--host", "trading.example.com:443")]
    [TestCase("--host", "")]
    [TestCase("--host", "a b")]
    [TestCase("--rate-limit", "0")]
    [TestCase("--rate-limit", "-1")]
    [TestCase("--rate-limit", "100001")]
    [TestCase("--rate-limit", "many")]
    [TestCase("--listener-limit", "0")]
    [TestCase("--listener-limit", "many")]
    public async Task What_is_no_host_or_no_rate_is_refused_and_nothing_is_served(string option, string value)
    {
        var refused = await Program.RunAsync("serve", "--http", "0", "--store", "sqlite:served.db", option, value);

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.ErrorLines.Single(), Does.Contain($"{option}: ").And.Contain("allowed"));
        Assert.That(Files(), Is.Empty);
    }
}
