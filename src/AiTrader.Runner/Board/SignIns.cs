using AiTrader.Runner.Board.Pages;
using AiTrader.Runner.Service.Http.Access;
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
                        ? SignInPage.Of(SignInPage.Local(http.Request.Query["return"]), isRefused: false)
                        : (IResult)new SeeOther("/")
            )
            .AllowAnonymous();
        board.MapPost(Path, SignInAsync).AllowAnonymous();
    }

    /// <summary>Adds the sign-out, which is a form.</summary>
    public static void MapSignOut(IEndpointRouteBuilder forms) => forms.MapPost("/sign-out", SignOutAsync);

    private static async Task<IResult> SignInAsync(HttpContext http, SignInBook signIns)
    {
        var form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        string wanted = SignInPage.Local(form["return"]);
        string? key = ((string?)form["key"])?.Trim();
        if (await signIns.SignInAsync(key, SignInCookie.Find(http.Request), http.RequestAborted) is not { } token)
        {
            return SignInPage.Of(wanted, isRefused: true);
        }

        SignInCookie.Set(http, token);
        return new SeeOther(wanted);
    }

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
