using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Traders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/v1/traders/{signature}/orders</c>: the orders that rest, and their approval.</summary>
internal static class OrderEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder trader)
    {
        var orders = trader.MapGroup("/orders").WithTags("Records");
        orders.MapGet("", ListAsync).WithName("ListOrders").WithSummary("The orders that rest").Produces<OpenOrders>();
        orders
            .MapPost("/{id}/approval", ApproveAsync)
            .WithName("ApproveOrder")
            .WithSummary("Approves an order that waits for it, as the owner; the next open asks it")
            .RequireAuthorization(Policies.Drives)
            .AddEndpointFilter<IdempotencyFilter>()
            .Produces<OpenOrder>();
    }

    private static async Task<IResult> ListAsync(HttpContext http, string signature, TraderAccess access)
    {
        var trader = await access.SeeAsync(http, signature);
        return Answer.Ok((await access.ReadAccountAsync(trader, http.RequestAborted)).OpenOrders);
    }

    private static async Task<IResult> ApproveAsync(
        HttpContext http,
        string signature,
        string id,
        TraderAccess access,
        OrderRequests requests
    )
    {
        var trader = await access.DriveAsync(http, signature);
        return Answer.Ok(await requests.ApproveAsync(trader, id, http.RequestAborted));
    }
}
