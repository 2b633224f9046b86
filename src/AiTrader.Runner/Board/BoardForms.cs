using AiTrader.Runner.Board.Pages;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Users;
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
        board.MapPost(RegisterPage.Address, RegisterAsync).RequireAuthorization(Policies.Drives);
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

    // What was entered stays, and what is wrong with it is beside it.
    private static async Task<IResult> RegisterAsync(HttpContext http, TraderRequests traders, RegisterPage page)
    {
        var form = http.Request.Form;
        try
        {
            var (trader, _) = await traders.RegisterAsync(
                TraderFormJson.Read(form),
                UserIdentity.Of(http),
                http.RequestAborted
            );
            return new SeeOther(BoardLinks.Of(trader.Signature));
        }
        catch (ProblemException refused)
        {
            return page.Of(UserIdentity.Find(http)!.FormToken, form, refused.Problem);
        }
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

    private static Task<IResult> StartSessionAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        RunRequests runs
    ) =>
        ActAsync(
            http,
            signature,
            access,
            (trader, user) =>
                runs.AskForSessionAsync(
                    trader,
                    user,
                    (Field(http, "modelId"), Field(http, "time")),
                    new RefusedValues(),
                    begun: null,
                    http.RequestAborted
                )
        );

    private static Task<IResult> StartRunAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        RunRequests runs
    ) =>
        ActAsync(
            http,
            signature,
            access,
            (trader, user) =>
                runs.AskForRunAsync(
                    trader,
                    user,
                    (Field(http, "modelId"), Field(http, "from"), Field(http, "to")),
                    new RefusedValues(),
                    begun: null,
                    http.RequestAborted
                )
        );

    private static Task<IResult> CancelAsync(
        HttpContext http,
        string signature,
        string id,
        TraderAccess access,
        RunRequests runs
    ) => ActAsync(http, signature, access, (trader, user) => runs.CancelAsync(trader, id, user, http.RequestAborted));

    private static Task<IResult> HaltAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        HaltRequests halts
    ) =>
        ActAsync(
            http,
            signature,
            access,
            (trader, user) => halts.HaltAsync(trader.Signature, Field(http, "reason"), user, http.RequestAborted)
        );

    private static Task<IResult> ResumeAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        HaltRequests halts
    ) =>
        ActAsync(
            http,
            signature,
            access,
            (trader, user) => halts.ResumeAsync(trader.Signature, user, http.RequestAborted)
        );

    private static Task<IResult> ApproveAsync(
        HttpContext http,
        string signature,
        string id,
        TraderAccess access,
        OrderRequests orders
    ) => ActAsync(http, signature, access, (trader, _) => orders.ApproveAsync(trader, id, http.RequestAborted));

    // Every form of a trader asks whether the user may drive it, and leads back to its page.
    private static async Task<IResult> ActAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        Func<SeenTrader, User, Task> act
    )
    {
        var trader = await access.DriveAsync(http, signature);
        await act(trader, UserIdentity.Of(http));
        return new SeeOther(BoardLinks.Of(trader.Signature));
    }

    // The gate of forms has read them.
    private static string? Field(HttpContext http, string name) => RequestForm.Field(http.Request.Form, name);
}
