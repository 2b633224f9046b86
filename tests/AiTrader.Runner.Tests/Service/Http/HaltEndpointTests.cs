using System.Net;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Halts of one trader and of all, and who may end them.</summary>
internal sealed class HaltEndpointTests : HttpFixture
{
    private const string Trader = "/v1/traders/mine";
    private const string Reason = """{"reason":"A newspaper said so."}""";

    [SetUp]
    public Task RegisterAsync() => ServedHttp.RegisterAsync(Ada, "mine", "baseline/equal-weight");

    [Test]
    public async Task A_halted_trader_is_denied_and_trades_again_when_the_halt_ends()
    {
        var (status, _) = await ServedHttp.SendAsync(Ada, HttpMethod.Put, $"{Trader}/halt", Reason);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await ServedHttp.GetAsync(Ada, Trader))["halted"]!.GetValue<string>(), Does.Contain("newspaper"));

        await RunAsync("2024-01-02");
        var entries = await Store.Ledgers.ReadEntriesAsync(Signature.Parse("mine")).ToListAsync();
        Assert.That(entries.OfType<LedgerEntry.Filled>(), Is.Empty);
        Assert.That(entries.OfType<LedgerEntry.Denied>().First().Denial.Code, Is.EqualTo("halted"));

        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Delete, $"{Trader}/halt")).Status,
            Is.EqualTo(HttpStatusCode.NoContent)
        );
        Assert.That((await ServedHttp.GetAsync(Ada, Trader))["halted"], Is.Null);
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Get, $"{Trader}/halt")).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
    }

    [Test]
    public async Task What_an_admin_has_halted_its_owner_does_not_resume()
    {
        await ServedHttp.SendAsync(Root, HttpMethod.Put, $"{Trader}/halt", Reason);

        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Delete, $"{Trader}/halt")).Status,
            Is.EqualTo(HttpStatusCode.Forbidden)
        );
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Put, $"{Trader}/halt", Reason)).Status,
            Is.EqualTo(HttpStatusCode.Forbidden)
        );
        Assert.That(
            (await ServedHttp.GetAsync(Ada, $"{Trader}/halt"))["haltedBy"]!.GetValue<string>(),
            Is.EqualTo("root")
        );
        Assert.That(
            (await ServedHttp.SendAsync(Root, HttpMethod.Delete, $"{Trader}/halt")).Status,
            Is.EqualTo(HttpStatusCode.NoContent)
        );
    }

    [Test]
    public async Task Only_an_admin_halts_all()
    {
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Put, "/v1/halt", Reason)).Status,
            Is.EqualTo(HttpStatusCode.Forbidden)
        );
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Delete, "/v1/halt")).Status,
            Is.EqualTo(HttpStatusCode.Forbidden)
        );
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Get, "/v1/halt")).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );

        Assert.That(
            (await ServedHttp.SendAsync(Root, HttpMethod.Put, "/v1/halt", Reason)).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );

        Assert.That((await ServedHttp.GetAsync(Ada, "/v1/halt"))["haltedBy"]!.GetValue<string>(), Is.EqualTo("root"));
        Assert.That((await ServedHttp.GetAsync(Ada, Trader))["halted"], Is.Not.Null);
        Assert.That(
            (await ServedHttp.SendAsync(Root, HttpMethod.Delete, "/v1/halt")).Status,
            Is.EqualTo(HttpStatusCode.NoContent)
        );
    }

    [TestCase("""{}""")]
    [TestCase("""{"reason":""}""")]
    [TestCase("""{"reason":"  "}""")]
    [TestCase("""{"reason":"a\nb"}""")]
    [TestCase("""{"reason":1}""")]
    public async Task A_halt_has_a_reason_in_one_line(string body)
    {
        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Put, $"{Trader}/halt", body);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem!["errors"]!.AsObject().Single().Key, Is.EqualTo("$.reason"));
    }

    private async Task RunAsync(string time)
    {
        await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            $"{Trader}/sessions",
            $$"""{"modelId":"baseline/equal-weight","time":"{{time}}"}"""
        );
        await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/{time}");
    }
}
