using System.Net;
using AiTrader.Runner.Service.Http.Traders;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Orders that wait for an approval.</summary>
internal sealed class ApprovalTests : HttpFixture
{
    [TestCase("~")]
    [TestCase("%23")]
    public async Task An_order_that_waits_is_approved_by_its_owner_only(string hash)
    {
        await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            "/v1/traders",
            """{"signature":"mine","modelId":"baseline/equal-weight","mandate":{"approvalAbove":1}}"""
        );
        await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            "/v1/traders/mine/sessions",
            """{"modelId":"baseline/equal-weight","time":"2024-01-02"}"""
        );
        await ServedHttp.FinishedAsync(Ada, "/v1/traders/mine/runs/2024-01-02");
        var account = (await Store.Ledgers.FindAccountAsync(Signature.Parse("mine")))!;
        var waiting = account.OpenOrders.First(order => order.AwaitsApproval);
        string address =
            $"/v1/traders/mine/orders/{waiting.Id.Value.Replace("#", hash, StringComparison.Ordinal)}/approval";

        Assert.That(
            (await ServedHttp.SendAsync(Bob, HttpMethod.Post, address)).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
        Assert.That(
            (await ServedHttp.SendAsync(Eve, HttpMethod.Post, address)).Status,
            Is.EqualTo(HttpStatusCode.Forbidden)
        );
        var (status, body) = await ServedHttp.SendAsync(Ada, HttpMethod.Post, address);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), $"{body}");
        account = (await Store.Ledgers.FindAccountAsync(Signature.Parse("mine")))!;
        Assert.That(account.OpenOrders.Find(waiting.Id)!.WasApproved, Is.True);
        var (none, problem) = await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            "/v1/traders/mine/orders/2024-01-02~99/approval"
        );
        Assert.That(none, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(problem!["detail"]!.GetValue<string>(), Does.Contain("'2024-01-02~99'"));
    }

    [TestCase("2025-10-01#2.1", "2025-10-01~2.1")]
    [TestCase("2025-10-01T10:00:00#mcp-5f3a.3", "2025-10-01T10%3A00%3A00~mcp-5f3a.3")]
    [TestCase("a/b:c", "a%2Fb%3Ac")]
    public void The_address_of_an_order_needs_no_escapes_but_is_understood_with_them(string id, string address)
    {
        var parsed = ClientOrderId.Parse(id);

        Assert.That(OrderAddress.Of(parsed), Is.EqualTo(address));

        // A server leaves the escapes of slashes.
        foreach (string sent in (string[])[address, Uri.EscapeDataString(id)])
        {
            string seen = sent.Replace("%3A", ":", StringComparison.Ordinal)
                .Replace("%23", "#", StringComparison.Ordinal);
            Assert.That(OrderAddress.TryParse(seen, out var read), Is.True);
            Assert.That(read, Is.EqualTo(parsed));
        }
    }
}
