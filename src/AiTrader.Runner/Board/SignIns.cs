using AiTrader.Runner.Board.Pages;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Board;

/// <summary>Sign-in with a key, and sign-out.</summary>
internal static class SignIns
{
    private const string Path = "/sign-in";

    /// <summary>Adds the sign-in, which needs no user.</summary>
    public static void Map(IEndpointRouteBuilder board)
    {
        board
            .MapGet(
                Path,
                (HttpContext http) =>
                    UserIdentity.Find(http) is null
                        ? SignInPage.Of(SignInPage.Local(http.Request.Query["return"]), RefusalOf(http.Request))
                        : (IResult)new SeeOther("/")
            )
            .AllowAnonymous();
        board.MapPost(Path, SignInAsync).AllowAnonymous();
    }

    /// <summary>Adds the sign-out, which is a form.</summary>
    public static void MapSignOut(IEndpointRouteBuilder forms) => forms.MapPost("/sign-out", SignOutAsync);

    private static async Task<IResult> SignInAsync(HttpContext http, SignInBook signIns)
    {
        var form = await RequestForm.ReadAsync(http);
        string wanted = SignInPage.Local(form["return"]);
        string? key = ((string?)form["key"])?.Trim();
        if (await signIns.SignInAsync(key, SignInCookie.Find(http.Request), http.RequestAborted) is not { } token)
        {
            return SignInPage.Of(wanted, "The key is not valid.") with { Status = StatusCodes.Status401Unauthorized };
        }

        SignInCookie.Set(http, token);
        return new SeeOther(wanted);
    }

    // A cookie that opens nothing: the time is over, or the key was rotated. A form that was sent with it did nothing.
    private static string? RefusalOf(HttpRequest request) =>
        SignInCookie.Find(request) is null ? null : "The sign-in has ended, and nothing was changed. Sign in again.";

    private static async Task<IResult> SignOutAsync(HttpContext http, SignInBook signIns)
    {
        if (SignInCookie.Find(http.Request) is { } token)
        {
            await signIns.SignOutAsync(token, http.RequestAborted);
        }

        SignInCookie.Remove(http);
        return new SeeOther(Path);
    }
}
