using AiTrader.Runner.Board.Pages;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Board;

/// <summary>
/// The forms of the board: what they ask for is what the interface is asked for, by the same rules. Each leads back to
/// a page.
/// </summary>
internal static class BoardForms
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder board)
    {
        board.MapPost("/halt", HaltAllAsync).RequireAuthorization(Policies.Admins);
        board.MapPost("/resume", ResumeAllAsync).RequireAuthorization(Policies.Admins);
        var trader = board.MapGroup("/traders/{signature}");
        trader.MapPost("/sessions", StartSessionAsync);
        trader.MapPost("/runs", StartRunAsync);
        trader.MapPost("/runs/{id}/cancel", CancelAsync);
        trader.MapPost("/halt", HaltAsync);
        trader.MapPost("/resume", ResumeAsync);
        trader.MapPost("/orders/{id}/approval", ApproveAsync);
    }

    private static async Task<IResult> HaltAllAsync(HttpContext http, HaltRequests halts)
    {
        await halts.HaltAsync(null, Field(http, "reason"), UserIdentity.Of(http), http.RequestAborted);
        return new SeeOther("/");
    }

    private static async Task<IResult> ResumeAllAsync(HttpContext http, HaltRequests halts)
    {
        await halts.ResumeAsync(null, UserIdentity.Of(http), http.RequestAborted);
        return new SeeOther("/");
    }

    private static async Task<IResult> StartSessionAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        RunRequests runs
    )
    {
        var trader = await access.DriveAsync(http, signature);
        await runs.AskForSessionAsync(
            trader,
            UserIdentity.Of(http),
            Field(http, "modelId"),
            Field(http, "time"),
            http.RequestAborted
        );
        return Back(trader);
    }

    private static async Task<IResult> StartRunAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        RunRequests runs
    )
    {
        var trader = await access.DriveAsync(http, signature);
        await runs.AskForRunAsync(
            trader,
            UserIdentity.Of(http),
            Field(http, "modelId"),
            (Field(http, "from"), Field(http, "to")),
            http.RequestAborted
        );
        return Back(trader);
    }

    private static async Task<IResult> CancelAsync(
        HttpContext http,
        string signature,
        string id,
        TraderAccess access,
        RunRequests runs
    )
    {
        var trader = await access.DriveAsync(http, signature);
        return
            RunId.TryParse(id, out var run)
            && await runs.CancelAsync(trader.Signature, run, UserIdentity.Of(http), http.RequestAborted) is not null
            ? Back(trader)
            : throw new ProblemException(new Problem(ProblemKinds.NotFound, "Nobody has asked for this run."));
    }

    private static async Task<IResult> HaltAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        HaltRequests halts
    )
    {
        var trader = await access.DriveAsync(http, signature);
        await halts.HaltAsync(trader.Signature, Field(http, "reason"), UserIdentity.Of(http), http.RequestAborted);
        return Back(trader);
    }

    private static async Task<IResult> ResumeAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        HaltRequests halts
    )
    {
        var trader = await access.DriveAsync(http, signature);
        await halts.ResumeAsync(trader.Signature, UserIdentity.Of(http), http.RequestAborted);
        return Back(trader);
    }

    private static async Task<IResult> ApproveAsync(
        HttpContext http,
        string signature,
        string id,
        TraderAccess access,
        IStore store
    )
    {
        var trader = await access.DriveAsync(http, signature);
        var account = await access.ReadAccountAsync(trader, http.RequestAborted);
        if (!ClientOrderId.TryParse(id, out var order) || account.OpenOrders.Find(order) is null)
        {
            throw new ProblemException(new Problem(ProblemKinds.NotFound, "No order with this id rests."));
        }

        await store.Ledgers.ApproveOrderAsync(trader.Signature, order, http.RequestAborted);
        return Back(trader);
    }

    private static SeeOther Back(SeenTrader trader) => new(BoardLinks.Of(trader.Signature));

    // The gate of forms has read them.
    private static string? Field(HttpContext http, string name) =>
        http.Request.Form[name] is [{ } value] ? value : null;
}
