namespace AiTrader.Runner.Tests.Stores;

internal sealed class StoreLocationTests : ProgramFixture
{
    private const string Password = "open-sesame";

    [TestCase("redsi:localhost,password=open-sesame", "allowed")]
    [TestCase("redis:", "allowed")]
    [TestCase("redis:password=open-sesame", "allowed")]
    [TestCase("redis:localhost,PASSWORD = open-sesame,patience=3", "patience")]
    [TestCase("redis://:open-sesame@localhost", "URL")]
    public async Task A_store_that_cannot_be_read_is_refused_without_the_password(string store, string said)
    {
        var result = await Program.RunAsync("ledger", "verify", "--store", store);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(said));
        Assert.That(result.Output + result.Error, Does.Not.Contain(Password));
    }
}
