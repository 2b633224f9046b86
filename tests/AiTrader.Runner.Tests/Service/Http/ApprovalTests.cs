using System.Net;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Orders that wait for an approval.</summary>
internal sealed class ApprovalTests : HttpFixture
{
    [Test]
    public async Task An_order_that_waits_is_approved_by_its_owner_only()
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
        string address = $"/v1/traders/mine/orders/{Uri.EscapeDataString(waiting.Id.Value)}/approval";

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
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Post, "/v1/traders/mine/orders/none/approval")).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
    }
}
